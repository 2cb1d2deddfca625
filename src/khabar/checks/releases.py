"""A list of people to be released, held against what else is recorded of them: row by row, and none settled."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khabar.checks.told import OF_DEATH, SAYS_NOTHING, Told
from khabar.dates import span
from khabar.model import ClaimKind

CUSTODY = frozenset(
    {
        ClaimKind.DETAINED,
        ClaimKind.ABDUCTED,
        ClaimKind.HELD,
        ClaimKind.TRANSFERRED,
        ClaimKind.TRIED,
        ClaimKind.SENTENCED,
    }
)
"""Claims that say that somebody was in custody."""

FREE = frozenset({ClaimKind.LISTED_RELEASED, ClaimKind.SEEN_FREE})


class Recorded(StrEnum):
    """What else is recorded of somebody on a release list, what weighs most first."""

    DEAD_BEFORE = "dead_before"
    DEAD = "dead"
    ALREADY_FREE = "already_free"
    HELD = "held"
    NOT_HELD = "not_held"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a release list: its key, the person it speaks of, the EDTF date of the release ("": not said)."""

    row: int
    person: int
    date: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A row with what else is recorded of its person, the claims that this rests on, and the earlier row it repeats."""

    listed: Listed
    recorded: Recorded
    grounds: tuple[Told, ...] = ()
    repeats: int | None = None


def check_release(listed: Listed, others: Sequence[Told]) -> tuple[Recorded, tuple[Told, ...]]:
    """What other lists record of the person of one row, and by which claims.

    Dead *before* and *already* free only where every day that the one may mean comes before every day of the other; a
    new arrest in between, or one of which nobody knows when, makes a second release possible.

    Ex: check_release(Listed(1, 7, "2014"), []) -> (Recorded.NEVER, ())
    """
    said = [one for one in others if one.claim.kind not in SAYS_NOTHING]
    first = span(listed.date)[0]
    deaths = [one for one in said if one.claim.kind in OF_DEATH]
    if before := _before(deaths, first):
        return Recorded.DEAD_BEFORE, before
    if deaths:
        return Recorded.DEAD, tuple(deaths)
    custody = [one for one in said if one.claim.kind in CUSTODY]
    free = _before([one for one in said if one.claim.kind in FREE], first)
    if free and not any(_may_follow(one, free) for one in custody):
        return Recorded.ALREADY_FREE, free
    if custody:
        return Recorded.HELD, tuple(custody)
    return (Recorded.NOT_HELD, tuple(said)) if others else (Recorded.NEVER, ())


def check_releases(rows: Iterable[tuple[Listed, Sequence[Told]]]) -> list[Checked]:
    """Every row of a release list checked, in order; a later row of the same person names the earlier one."""
    first: dict[int, int] = {}
    found = []
    for listed, others in rows:
        earlier = first.setdefault(listed.person, listed.row)
        found.append(Checked(listed, *check_release(listed, others), earlier if earlier != listed.row else None))
    return found


def release_counts(checked: Iterable[Checked]) -> dict[str, int]:
    """Rows, rows that repeat somebody, persons, and of those persons how many are recorded how; the latter add up.

    Ex: {"rows": 4, "twice": 1, "persons": 3, "dead_before": 0, ..., "never": 2}
    """
    rows = list(checked)
    once = [row for row in rows if row.repeats is None]
    counts = Counter(row.recorded for row in once)
    totals = {"rows": len(rows), "twice": len(rows) - len(once), "persons": len(once)}
    return totals | {state.value: counts[state] for state in Recorded}


def _before(claims: Iterable[Told], day: date | None) -> tuple[Told, ...]:
    return tuple(one for one in claims if day and one.last and one.last < day)


def _may_follow(custody: Told, free: Sequence[Told]) -> bool:
    """Whether somebody may have been taken again after every one of these releases."""
    latest = max((one.last for one in free if one.last), default=date.min)
    return custody.last is None or custody.last > latest
