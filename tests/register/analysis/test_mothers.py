import pytest

from khabar.register.analysis.mothers import apart, differ


@pytest.mark.parametrize(
    ("mother", "other", "expected"),
    [
        ("فاطمة", "عائشة", True),
        ("فاطمة", "Aysha", True),
        ("فاطمة", "Fatmeh", False),
        ("فاطمة", "فاطمه", False),
        ("سعاد", "سعدة", False),
        ("أم أحمد", "فاطمة", False),
        ("فاطمة محمد", "فاطمة", False),
    ],
)
def test_two_mothers_are_told_from_two_spellings(mother: str, other: str, expected: bool) -> None:
    assert differ(mother, other) == differ(other, mother) == expected


def test_records_of_a_group_are_parted_by_their_mothers_alone() -> None:
    mothers = {1: "فاطمة", 3: "Aysha", 4: "Fatmeh"}
    assert list(apart([[1, 2, 3, 4], [5, 6]], mothers)) == [(1, 3), (3, 4)]
