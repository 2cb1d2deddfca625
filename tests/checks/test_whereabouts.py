from collections.abc import Callable

from khabar.checks import Told, WhereState, whereabouts
from khabar.checks.whereabouts import ORDER, STATES
from khabar.model import ClaimKind

Tell = Callable[..., Told]


def test_the_latest_claim_counts_and_the_others_stay(tell: Tell) -> None:
    taken, held, listed = (
        tell(ClaimKind.DETAINED, "2012-05-03"),
        tell(ClaimKind.HELD, "2013"),
        tell(ClaimKind.LISTED_RELEASED, "2022-05"),
    )
    found = whereabouts([listed, taken, held])
    assert (found.state, found.grounds, found.others) == (WhereState.LISTED_RELEASED, (listed,), (taken, held))


def test_listed_as_released_is_never_seen_free(tell: Tell) -> None:
    assert whereabouts([tell(ClaimKind.LISTED_RELEASED, "2022")]).state == WhereState.LISTED_RELEASED
    both = whereabouts([tell(ClaimKind.LISTED_RELEASED, "2022"), tell(ClaimKind.SEEN_FREE, "2022")])
    assert (both.state, len(both.others)) == (WhereState.SEEN_FREE, 1)


def test_being_seen_alive_says_nothing_of_where(tell: Tell) -> None:
    assert whereabouts([tell(ClaimKind.SEEN_ALIVE, "2014"), tell(ClaimKind.LISTED)]).state == WhereState.UNKNOWN


def test_an_undated_claim_counts_only_where_none_has_a_date(tell: Tell) -> None:
    held, missing = tell(ClaimKind.HELD), tell(ClaimKind.MISSING_SINCE, "2012")
    assert whereabouts([held]).state == WhereState.HELD
    assert whereabouts([held, missing]).state == WhereState.MISSING


def test_every_state_is_of_some_use() -> None:
    assert set(STATES.values()) | {WhereState.UNKNOWN} == set(ORDER)
