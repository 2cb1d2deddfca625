"""Contradictions: every planted one is found, whatever stands beside it; what may be true is never named."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.checks import Conflict, Facility, Finding, Stated, Told, contradictions
from khabar.model import Claim, ClaimKind, Reliability

SINCE = datetime(2020, 1, 1, tzinfo=UTC)
DAYS = st.dates(date(2011, 1, 1), date(2020, 12, 31))
NOISE = st.lists(st.tuples(st.sampled_from(list(ClaimKind)), st.one_of(st.just(""), DAYS.map(str))), max_size=6)


def told(kind: str, day: str, facility: str = "", key: str = "") -> Told:
    claim_id = key or f"{kind} {day} {facility}"
    return Told(Claim(claim_id, "l", "1", ClaimKind(kind), 0, "", day, day, facility=facility), "A")


def stated(text: str, read_as: str = "") -> Stated:
    return Stated(text, 1, "A", Reliability.UNJUDGED, SINCE, read_as)


def find(claims: list[Told], issued: dict[str, str] | None = None, **values: list[Stated]) -> dict[Conflict, Finding]:
    found = contradictions(claims, values, place_of, issued or {})
    return {finding.kind: finding for finding in found}


def place_of(one: Told) -> Facility | None:
    return Facility("", (one.claim.facility,)) if one.claim.facility else None


def planted(kind: Conflict, day: date, gap: int) -> list[Told]:
    """Claims of which one contradicts another, `gap` days apart."""
    later = str(day + timedelta(days=gap))
    return {
        Conflict.ALIVE_AFTER_DEATH: [told("reported_dead", str(day), key="p1"), told("seen_alive", later, key="p2")],
        Conflict.DEATH_BEFORE_ARREST: [told("declared_dead", str(day), key="p1"), told("detained", later, key="p2")],
        Conflict.RELEASED_AND_HELD: [told("seen_free", str(day), key="p1"), told("held", later, key="p2")],
        Conflict.TWO_PLACES: [told("held", str(day), "X", "p1"), told("seen_alive", str(day), "Y", "p2")],
        Conflict.BACK_DATED: [told("declared_dead", str(day), key="p1")],
    }[kind]


EXPLAINED_BY = {
    Conflict.RELEASED_AND_HELD: {ClaimKind.DETAINED, ClaimKind.ABDUCTED},
    Conflict.TWO_PLACES: {ClaimKind.TRANSFERRED},
}
"""What another claim may say that takes a contradiction away."""
OF_CLAIMS = [Conflict.ALIVE_AFTER_DEATH, Conflict.DEATH_BEFORE_ARREST, *EXPLAINED_BY, Conflict.BACK_DATED]


@given(st.sampled_from(OF_CLAIMS), DAYS, st.integers(1, 900), NOISE, st.randoms())
def test_none_that_is_planted_in_a_history_is_missed(
    kind: Conflict, day: date, gap: int, noise: list[tuple[ClaimKind, str]], dice: Random
) -> None:
    others = [(one, at) for one, at in noise if one not in EXPLAINED_BY.get(kind, ())]
    claims = [*planted(kind, day, gap), *(told(one, at, key=f"n{n}") for n, (one, at) in enumerate(others))]
    dice.shuffle(claims)
    issued = {"p1": str(day + timedelta(days=366 + gap))} if kind == Conflict.BACK_DATED else {}
    found = find(claims, issued)[kind].claims
    assert {"p1", "p2"} & {one.claim.id for one in claims} <= {one.claim.id for one in found}
    if kind in (Conflict.ALIVE_AFTER_DEATH, Conflict.DEATH_BEFORE_ARREST):
        assert all(any(apart(one, other) for other in found) for one in found)


NAMES = ["فاطمة", "عائشة", "Khaled", "إبراهيم", "Samir", "ليلى", "أم أحمد"]
APART = [("فاطمة", "عائشة"), ("خالد", "إبراهيم"), ("Khaled", "إبراهيم"), ("Samir", "يوسف")]


@given(st.booleans(), st.sampled_from(APART), st.lists(st.sampled_from(NAMES), max_size=6), st.randoms())
def test_parents_at_odds_are_found_whatever_others_are_named(
    is_mother: bool, pair: tuple[str, str], others: list[str], dice: Random
) -> None:
    names = [*pair, *others]
    dice.shuffle(names)
    field, kind = ("mother_name", Conflict.MOTHERS) if is_mother else ("father_name", Conflict.FATHERS)
    found = find([], **{field: [stated(name) for name in names]})[kind].values
    assert set(pair) <= {value.text for value in found}


@given(DAYS, st.integers(367, 9000), st.lists(st.one_of(st.just(""), DAYS.map(str)), max_size=6), st.randoms())
def test_births_further_apart_than_an_error_goes_are_found(
    day: date, gap: int, others: list[str], dice: Random
) -> None:
    pair = {str(day), str(day + timedelta(days=gap))}
    births = [*pair, *others]
    dice.shuffle(births)
    found = find([], birth_date=[stated(text or "unknown", text) for text in births])[Conflict.BIRTHS].values
    assert pair <= {value.text for value in found}


@given(st.lists(st.sampled_from(["male", "female", ""]), max_size=6), st.randoms())
def test_sexes_at_odds_are_found_whatever_else_is_said(others: list[str], dice: Random) -> None:
    read = ["male", "female", *others]
    dice.shuffle(read)
    found = find([], sex=[stated(f"{one} {n}", one) for n, one in enumerate(read)])[Conflict.SEXES].values
    assert [value.read_as for value in found] == [one for one in read if one]


def apart(one: Told, other: Told) -> bool:
    """Whether every day of one comes before every day of the other."""
    return any(a.last and b.first and a.last < b.first for a, b in ((one, other), (other, one)))


@given(DAYS, NOISE.map(lambda rows: [row for row in rows if row[0] != ClaimKind.TRANSFERRED]))
def test_two_facilities_on_one_day_are_found(day: date, noise: list[tuple[ClaimKind, str]]) -> None:
    claims = [*planted(Conflict.TWO_PLACES, day, 0), *(told(one, at, key=f"n{n}") for n, (one, at) in enumerate(noise))]
    assert [one.claim.id for one in find(claims)[Conflict.TWO_PLACES].claims] == ["p1", "p2"]


@given(NOISE)
def test_what_has_no_date_contradicts_nothing(noise: list[tuple[ClaimKind, str]]) -> None:
    assert not find([told(kind, "", key=str(n)) for n, (kind, _day) in enumerate(noise)])


def test_a_life_in_order_has_no_contradiction() -> None:
    claims = [
        told("detained", "2012-03-01", "X"), told("held", "2013", "Y"), told("transferred", "2014-02-02", "Z"),
        told("listed_released", "2015-05-05"), told("detained", "2016-01"), told("held", "2016-06-01", "X"),
        told("seen_alive", "2017"), told("reported_dead", "2018"),
    ]  # fmt: skip
    assert not find(claims)


def test_held_after_a_release_needs_an_arrest_between() -> None:
    freed, held = told("seen_free", "2014-05"), told("held", "2015")
    assert [one.claim.kind for one in find([freed, held])[Conflict.RELEASED_AND_HELD].claims] == ["seen_free", "held"]
    assert not find([freed, held, told("detained", "2014-12")])
    assert find([freed, held, told("detained", "2012")])
    assert not find([told("listed_released", "2015"), told("held", "2015-03")])


def test_a_transfer_explains_two_places() -> None:
    day = "2014-02-02"
    assert find([told("held", day, "X"), told("held", day, "Y")])
    assert not find([told("held", day, "X"), told("held", day, "Y"), told("transferred", day, "Y")])
    assert not find([told("held", "2014-02", "X"), told("held", day, "Y")])


def test_a_certificate_is_dated_back_when_it_came_long_after() -> None:
    death = told("declared_dead", "2013-03-01")
    assert Conflict.BACK_DATED in find([death], {death.claim.id: "2018-07"})
    assert not find([death], {death.claim.id: "2013-12"})
    assert not find([told("reported_dead", "2013-03-01", key="r")], {"r": "2018"})


@pytest.mark.parametrize(
    ("field", "one", "other", "kind"),
    [
        ("birth_date", stated("1980", "1980"), stated("1984", "1984"), Conflict.BIRTHS),
        ("sex", stated("ذكر", "male"), stated("F", "female"), Conflict.SEXES),
        ("mother_name", stated("فاطمة"), stated("عائشة"), Conflict.MOTHERS),
        ("father_name", stated("خالد"), stated("إبراهيم"), Conflict.FATHERS),
    ],
)
def test_what_records_state_of_one_person_is_held_against_each_other(
    field: str, one: Stated, other: Stated, kind: Conflict
) -> None:
    assert [value.text for value in find([], **{field: [one, other]})[kind].values] == [one.text, other.text]
    assert not find([], **{field: [one, one]})


def test_within_error_nothing_is_named() -> None:
    assert not find([], birth_date=[stated("1980", "1980"), stated("1981-06", "1981-06")])
    assert not find([], birth_date=[stated("1980", "1980"), stated("unknown")])
    assert not find([], mother_name=[stated("فاطمة"), stated("Fatmeh"), stated("أم أحمد")])
