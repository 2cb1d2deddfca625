"""What the claims about one person say of where they are: a second question, apart from their fate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khabar.checks.told import Told
from khabar.model import ClaimKind


class WhereState(StrEnum):
    """The answer to "where?", in the words of the latest claims about it."""

    UNKNOWN = "unknown"
    MISSING = "missing"
    TAKEN = "taken"
    HELD = "held"
    LISTED_RELEASED = "listed_released"
    SEEN_FREE = "seen_free"
    BURIED = "buried"


STATES = {
    ClaimKind.MISSING_SINCE: WhereState.MISSING,
    ClaimKind.ABDUCTED: WhereState.TAKEN,
    ClaimKind.DETAINED: WhereState.TAKEN,
    ClaimKind.HELD: WhereState.HELD,
    ClaimKind.TRANSFERRED: WhereState.HELD,
    ClaimKind.TRIED: WhereState.HELD,
    ClaimKind.SENTENCED: WhereState.HELD,
    ClaimKind.LISTED_RELEASED: WhereState.LISTED_RELEASED,
    ClaimKind.SEEN_FREE: WhereState.SEEN_FREE,
    ClaimKind.BURIED: WhereState.BURIED,
    ClaimKind.REMAINS_IDENTIFIED: WhereState.BURIED,
}
"""What a claim says of the place. Being seen alive or in contact says something of life and nothing of where."""

ORDER = tuple(WhereState)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A state, the latest claims it rests on, and every other claim about where the person is or was."""

    state: WhereState
    grounds: tuple[Told, ...] = ()
    others: tuple[Told, ...] = ()


def whereabouts(told: Sequence[Told]) -> Whereabouts:
    """Sum up where somebody was last said to be.

    The latest claims count, by the last day they may speak of; one without a date only where none has one. Of several
    as late as each other the one that says most does (`ORDER`); the others stand beside it. "Listed as released" is
    not "seen free", and neither takes the earlier place away: all of it stays in `others`.

    Ex: whereabouts([]) -> Whereabouts(WhereState.UNKNOWN)
    """
    said = [one for one in told if one.claim.kind in STATES]
    if not said:
        return Whereabouts(WhereState.UNKNOWN)
    latest = max(_when(one) for one in said)
    state = max((STATES[one.claim.kind] for one in said if _when(one) == latest), key=ORDER.index)

    def carries(one: Told) -> bool:
        return _when(one) == latest and STATES[one.claim.kind] == state

    return Whereabouts(state, tuple(filter(carries, said)), tuple(one for one in said if not carries(one)))


def _when(one: Told) -> date:
    return one.last or one.first or date.min
