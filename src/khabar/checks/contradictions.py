"""Where the claims about one person, or what records state of them, can't all be true: named, never settled."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from khabar.checks.best_known import Stated
from khabar.checks.facilities import Facility, apart
from khabar.checks.told import OF_DEATH, Told
from khabar.dates import span
from khabar.model import ClaimKind
from khabar.names import compare

BEYOND_ERROR = 366
"""Days between two births beyond which neither an age of whole years nor another calendar explains them."""
LONG_AFTER = 366
"""Days from a death to the document that declares it beyond which it counts as dated back."""
NOTHING_IN_COMMON = 0.005
"""Similarity below which two names of a parent are two names."""
KUNYA = ("أم", "ام", "أبو", "ابو", "um", "umm", "om", "oum", "abu", "abou")


class Conflict(StrEnum):
    """What does not fit together."""

    ALIVE_AFTER_DEATH = "alive_after_death"
    DEATH_BEFORE_ARREST = "death_before_arrest"
    RELEASED_AND_HELD = "released_and_held"
    TWO_PLACES = "two_places"
    BACK_DATED = "back_dated"
    BIRTHS = "births"
    SEXES = "sexes"
    MOTHERS = "mothers"
    FATHERS = "fathers"


GRAVE = frozenset({Conflict.ALIVE_AFTER_DEATH, Conflict.DEATH_BEFORE_ARREST, Conflict.RELEASED_AND_HELD})
"""What bears on life and freedom; the others may as well say that two people were taken for one."""

ALIVE = frozenset(
    {ClaimKind.SEEN_ALIVE, ClaimKind.SEEN_FREE, ClaimKind.CONTACTED, ClaimKind.HELD, ClaimKind.TRANSFERRED,
     ClaimKind.TRIED, ClaimKind.SENTENCED, ClaimKind.LISTED_RELEASED}
)  # fmt: skip
TAKEN = frozenset({ClaimKind.DETAINED, ClaimKind.ABDUCTED})
FREED = frozenset({ClaimKind.LISTED_RELEASED, ClaimKind.SEEN_FREE})
PLACED = frozenset({ClaimKind.HELD, ClaimKind.DETAINED, ClaimKind.TRANSFERRED, ClaimKind.SEEN_ALIVE})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit together: all claims, or all stated values, that it rests on.

    `is_sure` is False where words may still mean the same: two names of facilities that may be one.
    """

    kind: Conflict
    claims: tuple[Told, ...] = ()
    values: tuple[Stated, ...] = ()
    is_sure: bool = True

    @property
    def is_grave(self) -> bool:
        return self.kind in GRAVE


MOST_NAMES = 40
"""So many different names of one parent, or of the facilities of one day, are compared with each other."""


class _Days(NamedTuple):
    """A claim with the first and last day it may speak of."""

    told: Told
    first: date | None
    last: date | None


Place = Callable[[Told], Facility | None]


def contradictions(
    told: Sequence[Told], stated: Mapping[str, Sequence[Stated]], place_of: Place, issued: Mapping[str, str]
) -> list[Finding]:
    """What the claims about one person contradict each other in, the grave first; each kind at most once.

    `stated` holds what records state by field (birth_date, sex, mother_name, father_name), `place_of` names the
    facility of a claim (None: it names none), `issued` the EDTF date of a claim's document by
    claim id. Dates that are open or unread contradict nothing: only what can't be otherwise is named.
    """
    claims = [_Days(one, one.first, one.last) for one in told]
    deaths = _of(claims, OF_DEATH)
    found = (
        Finding(Conflict.ALIVE_AFTER_DEATH, claims=_after(deaths, _of(claims, ALIVE))),
        Finding(Conflict.DEATH_BEFORE_ARREST, claims=_after(deaths, _of(claims, TAKEN))),
        Finding(Conflict.RELEASED_AND_HELD, claims=_released_and_held(claims)),
        _two_places(claims, place_of),
        Finding(
            Conflict.BACK_DATED,
            claims=tuple(one.told for one in claims if _is_back_dated(one, issued.get(one.told.claim.id, ""))),
        ),
        Finding(Conflict.BIRTHS, values=_births(_texts(stated, "birth_date"))),
        Finding(Conflict.SEXES, values=_sexes(_texts(stated, "sex"))),
        Finding(Conflict.MOTHERS, values=_parents(_texts(stated, "mother_name"))),
        Finding(Conflict.FATHERS, values=_parents(_texts(stated, "father_name"))),
    )
    return [finding for finding in found if finding.claims or finding.values]


def _of(claims: Sequence[_Days], kinds: Collection[ClaimKind]) -> list[_Days]:
    return [one for one in claims if one.told.claim.kind in kinds]


def _after(deaths: Sequence[_Days], others: Sequence[_Days]) -> tuple[Told, ...]:
    """The deaths that come, with every day they may mean, before every day of another claim; and those others."""
    earliest = min((one.last for one in deaths if one.last), default=date.max)
    latest = max((one.first for one in others if one.first), default=date.min)
    if earliest >= latest:
        return ()
    early = [one.told for one in deaths if one.last and one.last < latest]
    return (*early, *(one.told for one in others if one.first and one.first > earliest))


def _released_and_held(claims: Sequence[_Days]) -> tuple[Told, ...]:
    """Held on a later day than freed, with no arrest that may lie between; in the order of the claims."""
    taken, held = _of(claims, TAKEN), _of(claims, {ClaimKind.HELD})
    involved: set[str] = set()
    for freed in _of(claims, FREED):
        if freed.last is None:
            continue
        again = [one.first or date.min for one in taken if not (one.last and freed.first and one.last < freed.first)]
        since = min(again, default=None)
        for one in held:
            if one.first and freed.last < one.first and (since is None or (one.last and one.last < since)):
                involved |= {freed.told.claim.id, one.told.claim.id}
    return tuple(one.told for one in claims if one.told.claim.id in involved)


def _two_places(claims: Sequence[_Days], place_of: Place) -> Finding:
    """In two facilities on one day that both name exactly. A transfer on that day explains it."""
    days: dict[date, list[tuple[Told, Facility]]] = {}
    for one in _of(claims, PLACED):
        if one.first is not None and one.first == one.last and (place := place_of(one.told)):
            days.setdefault(one.first, []).append((one.told, place))
    involved: list[Told] = []
    is_sure = False
    for same in days.values():
        if all(one.claim.kind != ClaimKind.TRANSFERRED for one, _place in same):
            places, sure = _apart({place for _one, place in same})
            involved += [one for one, place in same if place in places]
            is_sure |= sure
    return Finding(Conflict.TWO_PLACES, claims=tuple(involved), is_sure=is_sure)


def _apart(places: Collection[Facility]) -> tuple[set[Facility], bool]:
    """Those that are another than some other one, and whether any two surely are."""
    found = [(pair, how) for pair in combinations(sorted(places)[:MOST_NAMES], 2) if (how := apart(*pair))]
    return {place for pair, _how in found for place in pair}, any(how.is_sure for _pair, how in found)


def _is_back_dated(one: _Days, issued: str) -> bool:
    """Whether an official act declares a death long after its day."""
    first = span(issued)[0]
    is_declared = one.told.claim.kind == ClaimKind.DECLARED_DEAD
    return is_declared and bool(first and one.last and (first - one.last).days > LONG_AFTER)


def _texts(stated: Mapping[str, Sequence[Stated]], field: str) -> list[Stated]:
    """Each text of a field once, those taken back aside."""
    known = (one for one in stated.get(field, ()) if one.text.strip() and not one.is_taken_back)
    return list({one.text: one for one in known}.values())


def _births(values: Sequence[Stated]) -> tuple[Stated, ...]:
    """Dates of which some other is further away than an error goes."""
    days = [(one, *span(one.read_as)) for one in values]
    closed = [(one, first, last) for one, first, last in days if first and last]
    latest = max((first for _, first, _ in closed), default=date.min)
    earliest = min((last for _, _, last in closed), default=date.max)

    def is_apart(first: date, last: date) -> bool:
        return max((latest - last).days, (first - earliest).days) > BEYOND_ERROR

    return tuple(one for one, first, last in closed if is_apart(first, last))


def _sexes(values: Sequence[Stated]) -> tuple[Stated, ...]:
    read = [one for one in values if one.read_as]
    return tuple(read) if len({one.read_as for one in read}) > 1 else ()


def _parents(values: Sequence[Stated]) -> tuple[Stated, ...]:
    """Names that have nothing in common with some other; a kunya ("Umm Ahmad") may be anybody's."""
    names = [one for one in values if one.text.split()[0].casefold() not in KUNYA][:MOST_NAMES]
    apart = {
        one.text
        for pair in combinations(names, 2)
        if compare(pair[0].text, pair[1].text).similarity < NOTHING_IN_COMMON
        for one in pair
    }
    return tuple(one for one in names if one.text in apart)
