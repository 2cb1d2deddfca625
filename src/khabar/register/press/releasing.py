"""A list of those to be released, beside the figures of a question: how many it names, and what is recorded of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from khabar.checks import Recorded
from khabar.register.findings.releases import against_register
from khabar.register.press.comparing import SMALL
from khabar.register.press.models import Floor, Question


@dataclass(frozen=True, slots=True)
class ReleaseShown:
    """Rows that repeat somebody, persons, and of those persons how many are recorded how (None: too few to say).

    `held` is the share of them that is recorded as held, in per cent; None where too few are.
    """

    twice: int | None
    persons: int
    states: tuple[tuple[Recorded, int | None], ...]
    held: int | None


def release_counts_of(question: Question) -> Mapping[str, int]:
    """What the register records today of those on the question's list; {} where it names no list."""
    return against_register(question.release_list).counts if question.release_list else {}


def release_shown(floor: Floor | None, *, is_public: bool) -> ReleaseShown | None:
    """The release list as it was counted last.

    For the public, a small number is left out, and with a single one the next larger, so that none can be subtracted.
    """
    if floor is None or not floor.release.get("persons"):
        return None
    counts: Mapping[str, int] = floor.release
    found = {state: int(counts[state.value]) for state in Recorded}
    hidden = hidden_of(found) if is_public else frozenset()
    persons, held = int(counts["persons"]), found[Recorded.HELD]
    if is_public and persons < SMALL:
        return None
    twice = int(counts["twice"])
    return ReleaseShown(
        None if is_public and 0 < twice < SMALL else twice,
        persons,
        tuple((state, None if state in hidden else count) for state, count in found.items()),
        None if Recorded.HELD in hidden else round(100 * held / persons),
    )


def hidden_of(counts: Mapping[Recorded, int]) -> frozenset[Recorded]:
    """Which of several numbers that add up to a known one are not told. Nobody is isolated by a nought."""
    small = {state for state, count in counts.items() if 0 < count < SMALL}
    others = sorted((count, state) for state, count in counts.items() if count and state not in small)
    if len(small) == 1 and others:
        small.add(others[0][1])
    return frozenset(small)
