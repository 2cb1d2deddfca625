"""Spellings of one facility are one; others stay apart, surely or likely, whichever is named first."""

from itertools import combinations

import pytest

from khabar.checks import Apart, Facility, apart
from khabar.synth.facts import facilities


def named(*names: str, key: str = "") -> Facility:
    return Facility(key, names)


def both(one: Facility, other: Facility) -> Apart | None:
    found = apart(one, other)
    assert apart(other, one) == found
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("فرع الروابي", "Al Rawaby branch"),
        ("سجن الوادي المركزي", "Central Prison - Wadi"),
        ("Central Prison", "Wadi Central Prison"),
        ("Branch 215", "الفرع ٢١٥"),
        ("Branch 215", "Rawabi Branch"),
        ("سجن التلال", "سجن التلالل"),
        ("المشفى العسكري الشمالي", "Military Hospital North"),
        ("Tilal", "Tilal detention centre"),
    ],
)
def test_what_may_be_one_is_not_apart(one: str, other: str) -> None:
    assert both(named(one), named(other)) is None


@pytest.mark.parametrize(
    ("one", "other", "is_sure"),
    [
        ("Branch 215", "الفرع ٢٢٧", True),
        ("Rawabi Branch", "Bayader Branch", True),
        ("سجن التلال", "سجن الكروم", True),
        ("Northern Hospital", "Southern Hospital", True),
        ("سجن التلال", "Bayader prison", False),
        ("Rawabi prison", "Rawabi branch", False),
        ("Rawabi Branch", "Eastern Interrogation Branch", False),
    ],
)
def test_what_differs_is_apart_and_says_how_surely(one: str, other: str, is_sure: bool) -> None:
    assert both(named(one), named(other)) == Apart(is_sure)


def test_the_controlled_list_outranks_words_and_lends_its_names() -> None:
    assert both(named("Tilal", key="a"), named("Tilal", key="b")) == Apart(True)
    assert both(named("Tilal", key="a"), named("Rawabi", key="a")) is None
    assert both(named("سجن التلال", "Hill Prison", key="a"), named("the hill prison")) is None
    assert both(named("سجن التلال", "Hill Prison", key="a"), named("Rawabi Branch")) == Apart(True)
    assert both(named(), named("Tilal")) is None


def test_no_spelling_of_an_invented_facility_is_apart_from_another_of_it() -> None:
    known = [[word.arabic, *word.latin] for word in facilities()]
    for spellings in known:
        assert all(both(named(a), named(b)) is None for a, b in combinations(spellings, 2))
    for one, other in combinations(known, 2):
        assert all(both(named(a), named(b)) for a in one for b in other)
