from khabar.dates.months import hijri_numbers, month_numbers


def test_every_table_has_whole_numbers_of_months() -> None:
    assert set(month_numbers().values()) == set(hijri_numbers().values()) == set(range(1, 13))


def test_no_name_belongs_to_both_calendars() -> None:
    assert not month_numbers().keys() & hijri_numbers().keys()
