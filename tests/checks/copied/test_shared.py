"""Rows that name the same person: in two lists, and twice in one."""

from khabar.checks import Line
from khabar.checks.copied import repeats, rows_of, shared_rows


def rows(*names: str, **said: str) -> list[Line]:
    return [Line("", {"name": name, **said}) for name in names]


def test_rows_are_shared_across_spellings_scripts_and_the_order_of_parts() -> None:
    one = rows_of(rows("محمد خالد الخولي", "سمير الحلبي", "رنا"))
    other = rows_of(rows("al-Halabi, Samir", "رنا", "Mohamad Khaled al-Khouli"))
    shared = shared_rows(one, other)
    assert list(zip(shared.one.tolist(), shared.other.tolist(), strict=True)) == [(1, 0), (0, 2)]


def test_a_name_that_stands_twice_is_not_shared() -> None:
    assert len(shared_rows(rows_of(rows("سمير الحلبي", "سمير الحلبي")), rows_of(rows("سمير الحلبي"))).one) == 0


def test_a_row_repeats_another_unless_something_differs() -> None:
    twice = rows("سمير الحلبي", birth_date="1980") + rows("ليلى الشامي") + rows("سمير الحلبى")
    assert repeats(rows_of(twice)) == [(0, 2)]
    apart = rows("سمير الحلبي", birth_date="1980") + rows("سمير الحلبي", birth_date="1990")
    assert repeats(rows_of(apart)) == []
    assert repeats(rows_of([])) == []
