import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers.values import BY_DOCUMENT, BY_EVENT, READ_FIELDS, Habits, read_values, versions

CELLS = st.text(min_size=1) | st.sampled_from(
    ["2012-02-30", "3/5/2012", "34", "حمص", "صوران", "0933123456", "٠٠١٢", "ذكر", "?", "غير معروف", "41032", "1.2E+10"]
)


@given(st.dictionaries(st.sampled_from([*READ_FIELDS, "name", "note"]), CELLS), st.booleans())
def test_every_value_of_a_readable_field_is_read_or_unread_beside_its_words(
    values: dict[str, str], month_first: bool
) -> None:
    found = read_values(values, Habits(frozenset({"birth_date"}) if month_first else frozenset()))
    assert set(found) == set(values) & set(READ_FIELDS)
    for field, reading in found.items():
        assert (reading.field, reading.verbatim) == (field, values[field])
        assert reading.standing in ("read", "unknown", "unread")
        assert bool(reading.read_as) == (reading.sure > 0)
        assert reading.rule and reading.version in versions()
        assert reading.read_as not in reading.alternatives
    assert read_values(values, Habits(frozenset({"birth_date"}) if month_first else frozenset())) == found


def test_the_habit_of_a_column_decides_what_its_dates_alone_do_not_say() -> None:
    values = {"birth_date": "3/5/1980", "event_date": "3/5/2012"}
    found = read_values(values, Habits(month_first=frozenset({"birth_date"})))
    assert (found["birth_date"].read_as, found["event_date"].read_as) == ("1980-03-05", "2012-05-03")


@pytest.mark.parametrize(
    ("event_date", "dated", "born", "rule"),
    [
        ("2012", "2020", "1977/1978", BY_EVENT),
        ("", "2013", "1978/1979", BY_DOCUMENT),
        ("بعد العيد", "2013", "1978/1979", BY_DOCUMENT),
        ("قبل 2013", "2013", "1978/1979", BY_DOCUMENT),
        ("", "", "", "an age without the date on which it was true"),
    ],
)
def test_an_age_counts_from_the_event_else_from_the_document(event_date: str, dated: str, born: str, rule: str) -> None:
    values = {"age": "34"} | ({"event_date": event_date} if event_date else {})
    read = read_values(values, Habits(dated=dated))["age"]
    assert (read.read_as, read.rule) == (born, rule)


def test_other_places_that_it_may_be_are_kept() -> None:
    read = read_values({"origin_place": "صوران"}, Habits())["origin_place"]
    assert (read.read_as, read.alternatives) == ("SY050101", ("SY020405",))
