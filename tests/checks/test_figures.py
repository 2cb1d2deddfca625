"""The verdicts on figures: fixed words, the same whichever way they are asked, and never a claim of who is right."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.checks import Counted, Verdict, Why, compare_figures

FLOOR = Counted(476, None, "released", since="2022-04-30", until="2022-05-11")


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (193, 193, Verdict.LOWER),
        (200, 900, Verdict.CONSISTENT),
        (476, 476, Verdict.CONSISTENT),
        (5000, 5000, Verdict.CONSISTENT),
        (None, 475, Verdict.LOWER),
        (2000, None, Verdict.CONSISTENT),
    ],
)
def test_a_floor_can_only_show_that_a_figure_is_lower(low: int | None, high: int | None, verdict: Verdict) -> None:
    figure = Counted(low, high, "released", since="2022-04-30", until="2022-05-11")
    assert compare_figures(figure, FLOOR).verdict == verdict


def test_ranges_that_do_not_meet_are_lower_and_higher() -> None:
    one, other = Counted(100, 150, "released"), Counted(151, 900, "released")
    assert compare_figures(one, other).verdict == Verdict.LOWER
    assert compare_figures(other, one).verdict == Verdict.HIGHER


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"counts": "held"}, Why.COUNTS),
        ({"scope": "with criminal cases"}, Why.SCOPE),
        ({"low": None, "high": None}, Why.UNBOUNDED),
        ({"place": "SY02"}, Why.PLACE),
        ({"since": "2021-01-01", "until": "2021-02-01"}, Why.PERIOD),
        ({"since": "2022-05-05", "until": "2022-06-30"}, Why.PERIOD),
        ({"counts": ""}, Why.COUNTS),
    ],
)
def test_what_is_not_the_same_thing_is_not_compared(change: dict[str, object], why: Why) -> None:
    base = Counted(476, 476, "released", "SY01", "2022-04-30", "2022-05-11", scope="political cases")
    found = compare_figures(replace(base, **change), base)  # type: ignore[arg-type]
    assert (found.verdict, found.reasons) == (Verdict.APART, (why,))


def test_two_wordings_of_one_scope_are_compared() -> None:
    one = Counted(476, 476, "released", scope="including criminal cases")
    other = Counted(100, 193, "released", scope="بمن فيهم أصحاب القضايا الجنائية")
    assert compare_figures(one, other).verdict == Verdict.HIGHER
    assert compare_figures(one, replace(other, scope="باستثناء القضايا الجنائية")).reasons == (Why.SCOPE,)


def test_a_count_up_to_a_later_day_may_be_larger_and_not_smaller() -> None:
    may, july = (
        Counted(n, n, "released", since="2022-04-30", until=day)
        for n, day in ((476, "2022-05-11"), (547, "2022-07-15"))
    )
    assert compare_figures(may, july).verdict == compare_figures(july, may).verdict == Verdict.CONSISTENT
    assert compare_figures(may, july).cautions == (Why.PART,)
    assert compare_figures(july, may).cautions == (Why.WHOLE,)
    fewer = replace(july, low=400, high=400)
    assert compare_figures(fewer, may).verdict == Verdict.LOWER
    assert compare_figures(may, fewer).verdict == Verdict.HIGHER


def test_what_is_counted_on_one_day_is_compared_with_the_same_day_only() -> None:
    may, july = (Counted(n, n, "held", until=day) for n, day in ((132000, "2022-05-11"), (130000, "2022-07-15")))
    assert compare_figures(may, july).reasons == (Why.DAY,)
    assert compare_figures(may, replace(july, until="2022-05-11")).verdict == Verdict.HIGHER


def test_a_longer_period_in_a_smaller_place_is_not_compared() -> None:
    one = Counted(10, 10, "released", "SY0103", "2022-04-01", "2022-08-01")
    other = Counted(10, 10, "released", "SY01", "2022-04-30", "2022-05-11")
    assert compare_figures(one, other).reasons == (Why.NESTED,)


def test_what_is_not_said_is_taken_to_be_the_same_with_a_caution() -> None:
    one = Counted(10, 10, "released")
    other = Counted(10, 10, "released", "SY01", "2022-04-30", "2022-05-11", scope="political cases")
    found = compare_figures(one, other)
    assert found.verdict == Verdict.CONSISTENT
    assert set(found.cautions) == {Why.PERIOD_UNSAID, Why.PLACE_UNSAID, Why.SCOPE_UNSAID}


def test_nobody_counts_what_comes_after_they_publish() -> None:
    early = Counted(600, 600, "released", since="2022-04-30", said="2022-05-02")
    assert compare_figures(early, replace(FLOOR, high=500)).verdict == Verdict.HIGHER


bounds = st.none() | st.integers(0, 50)
days = st.sampled_from(["", "2022-04", "2022-04-30", "2022-05-11", "2022-07-15", "2022"])
figures = st.builds(
    Counted,
    bounds,
    bounds,
    st.sampled_from(["released", "held"]),
    st.sampled_from(["", "SY01", "SY0101", "SY02"]),
    days,
    days,
    days,
    st.sampled_from(["", "political", "all"]),
)
MIRRORED = {Verdict.LOWER: Verdict.HIGHER, Verdict.HIGHER: Verdict.LOWER}


@given(figures, figures)
def test_asked_the_other_way_round_the_answer_is_mirrored(one: Counted, other: Counted) -> None:
    there, back = compare_figures(one, other), compare_figures(other, one)
    # Bounds that are upside down can be above each other both ways; a figure of a register never is.
    if all(each.low is None or each.high is None or each.low <= each.high for each in (one, other)):
        assert back.verdict == MIRRORED.get(there.verdict, there.verdict)
    assert set(there.reasons) == set(back.reasons)
    assert bool(there.reasons) == (there.verdict == Verdict.APART)


@given(figures)
def test_a_figure_agrees_with_itself_or_can_not_be_compared(one: Counted) -> None:
    if one.low is not None and one.high is not None and one.low > one.high:
        return
    assert compare_figures(one, one).verdict in (Verdict.CONSISTENT, Verdict.APART)
