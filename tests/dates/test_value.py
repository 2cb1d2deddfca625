from khabar.dates.value import dated, interval, unread


def test_an_interval_names_what_both_ends_share() -> None:
    ends = dated("", 2012, 3, 1, 0.9, "a"), dated("", 2012, 3, 9, 0.8, "b")
    read = interval("x", *ends, "between")
    assert (read.edtf, read.year, read.month, read.day) == ("2012-03-01/2012-03-09", 2012, 3, None)
    assert read.sure < 0.8


def test_an_interval_with_an_unread_end_is_unread_for_that_reason() -> None:
    assert interval("x", dated("", 2012, 3, 1, 0.9, "a"), unread("", "why"), "between").rule == "why"
