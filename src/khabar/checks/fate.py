"""What the claims about one person say of their fate, with the grounds. Nobody is dead because somebody says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khabar.checks.told import OF_DEATH, SAYS_NOTHING, Told
from khabar.model import ClaimKind

ESTABLISHING = frozenset({ClaimKind.REMAINS_IDENTIFIED, ClaimKind.DECLARED_DEAD})
"""What can establish a death: remains that were identified, and an official act."""


class FateState(StrEnum):
    """The answer to "alive or dead?", as far as the claims carry it (IIMP: alive until shown otherwise)."""

    PRESUMED_ALIVE = "presumed_alive"
    REPORTED_DEAD = "reported_dead"
    CONTRADICTED = "contradicted"
    ESTABLISHED = "established"


@dataclass(frozen=True, slots=True)
class Fate:
    """A state, the claims it rests on, those that speak against it, and how many sources say that the person died.

    Sources that rest on one another count once.
    """

    state: FateState
    grounds: tuple[Told, ...] = ()
    contrary: tuple[Told, ...] = ()
    sources: int = 0


def fate(told: Sequence[Told]) -> Fate:
    """Sum up what is said of somebody's life and death.

    A death is *established* only by identified remains or an official act that a person rated confirmed or probable;
    what speaks against it is shown all the same. Otherwise the person is presumed alive, whoever says otherwise:
    *reported dead* when sources say so, *contradicted* when something that needs a living person may be later
    than the earliest day of every such report. A claim without a date may be later than anything.

    Ex: fate([]) -> Fate(FateState.PRESUMED_ALIVE)
    """
    deaths = tuple(one for one in told if one.claim.kind in OF_DEATH)
    if not deaths:
        return Fate(FateState.PRESUMED_ALIVE, tuple(one for one in told if one.claim.kind not in SAYS_NOTHING))
    earliest = min((death.first for death in deaths if death.first), default=None)
    alive = tuple(one for one in told if one.claim.kind not in OF_DEATH | SAYS_NOTHING and _may_follow(one, earliest))
    sources = len({one.voice for one in deaths})
    established = tuple(one for one in deaths if one.claim.kind in ESTABLISHING and one.holds)
    if established:
        return Fate(FateState.ESTABLISHED, established, alive, sources)
    return Fate(FateState.CONTRADICTED if alive else FateState.REPORTED_DEAD, deaths, alive, sources)


NEEDS_THE_LIVING = frozenset({ClaimKind.SEEN_ALIVE, ClaimKind.SEEN_FREE, ClaimKind.CONTACTED})
"""Claims that contradict a death even when neither says when."""


def _may_follow(one: Told, earliest: date | None) -> bool:
    """Whether a claim that needs a living person may speak of a day after the earliest day of a reported death."""
    if earliest is None or (one.last is None and one.first is None):
        return one.claim.kind in NEEDS_THE_LIVING
    return one.last is None or one.last > earliest
