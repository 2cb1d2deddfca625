"""Rare spellings beside a frequent one."""

from khabar.checks import Line
from khabar.checks.copied import odd_spellings, rows_of


def rows(*names: str) -> list[Line]:
    return [Line("", {"name": name}) for name in names]


def test_a_slip_on_three_lists_is_told_with_its_rows() -> None:
    usual = ["سمير الحلبي"] * 70
    documents = {number: rows_of(rows(*usual, "سمير الحلببي")) for number in range(3)}
    (found,) = odd_spellings(documents)
    assert (found.word, found.usual) == ("حلببي", "حلبي") or (found.word, found.usual) == ("الحلببي", "الحلبي")
    assert found.rows == ((0, 70), (1, 70), (2, 70))
    assert odd_spellings(dict(list(documents.items())[:2])) == []


def test_a_known_name_is_no_slip() -> None:
    documents = {number: rows_of(rows(*["محمد حسين"] * 70, "محمد حسن")) for number in range(3)}
    assert odd_spellings(documents) == []
