import pytest

from khabar.model import UNKNOWN, Reading


@pytest.mark.parametrize(
    ("read_as", "rule", "standing"),
    [("2012", "year alone", "read"), ("", UNKNOWN, "unknown"), ("", "there is no month 13", "unread")],
)
def test_every_value_is_read_unread_or_said_to_be_unknown(read_as: str, rule: str, standing: str) -> None:
    assert Reading("birth_date", "x", read_as, 0.5, rule, "dates 3").standing == standing
