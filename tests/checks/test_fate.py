from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from khabar.checks import FateState, Told, fate
from khabar.checks.fate import ESTABLISHING
from khabar.checks.told import OF_DEATH
from khabar.model import Claim, ClaimKind, Credibility

Tell = Callable[..., Told]
DATES = st.sampled_from(["", "2012", "2013-05", "2014-06-01", "2015/..", "2012-01/2016-01"])
TOLD = st.builds(
    lambda kind, date, source, credibility, is_rated: Told(
        Claim("x", "list", "1", kind, 0, "", date, credibility=credibility), source, is_rated
    ),
    st.sampled_from(ClaimKind),
    DATES,
    st.sampled_from("ABC"),
    st.sampled_from(Credibility),
    st.booleans(),
)


@given(st.lists(TOLD, max_size=8))
def test_nobody_is_dead_without_remains_or_an_official_act_that_a_person_rated(told: list[Told]) -> None:
    found = fate(told)
    can_be = any(one.claim.kind in ESTABLISHING and one.holds for one in told)
    assert (found.state == FateState.ESTABLISHED) == can_be
    assert set(found.grounds) | set(found.contrary) <= set(told)


@given(st.lists(TOLD, max_size=8))
def test_a_sighting_without_a_date_stands_against_every_report_of_death(told: list[Told]) -> None:
    sighting = Told(Claim("seen", "list", "2", ClaimKind.SEEN_ALIVE, 0, ""), "D")
    found = fate([*told, sighting])
    if any(one.claim.kind in OF_DEATH for one in told):
        assert sighting in found.contrary
        assert found.state in (FateState.CONTRADICTED, FateState.ESTABLISHED)
    else:
        assert found.state == FateState.PRESUMED_ALIVE


@given(st.permutations(range(6)), st.lists(TOLD, min_size=6, max_size=6))
def test_the_order_of_claims_does_not_decide(order: list[int], told: list[Told]) -> None:
    first, second = fate(told), fate([told[n] for n in order])
    assert (first.state, first.sources) == (second.state, second.sources)
    assert set(first.grounds) == set(second.grounds)
    assert set(first.contrary) == set(second.contrary)


def test_reported_dead_by_three_sources_is_reported_and_no_more(tell: Tell) -> None:
    found = fate([tell(ClaimKind.REPORTED_DEAD, "2013", source, "1") for source in "ABC"])
    assert (found.state, found.sources) == (FateState.REPORTED_DEAD, 3)


def test_a_later_sighting_contradicts_and_an_earlier_one_does_not(tell: Tell) -> None:
    death = tell(ClaimKind.REPORTED_DEAD, "2013-05")
    assert fate([death, tell(ClaimKind.SEEN_ALIVE, "2012-11")]).state == FateState.REPORTED_DEAD
    assert fate([death, tell(ClaimKind.SEEN_ALIVE, "2014")]).state == FateState.CONTRADICTED
    assert fate([death, tell(ClaimKind.TRANSFERRED, "2014")]).state == FateState.CONTRADICTED
    assert fate([death, tell(ClaimKind.DETAINED)]).state == FateState.REPORTED_DEAD


def test_an_established_death_shows_what_speaks_against_it(tell: Tell) -> None:
    remains, seen = tell(ClaimKind.REMAINS_IDENTIFIED, "2013", rated="1"), tell(ClaimKind.SEEN_ALIVE, "2016", "B")
    found = fate([seen, remains, tell(ClaimKind.REPORTED_DEAD, "2013", "C")])
    assert (found.state, found.grounds, found.contrary) == (FateState.ESTABLISHED, (remains,), (seen,))
