"""Which facilities of the controlled list a free text may mean: the app that keeps the list says so here."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedFacility:
    """A facility of the controlled list as pages name it; one of its two names may be empty."""

    public_id: str
    name_ar: str
    name_en: str


Namer = Callable[[Iterable[str]], Mapping[str, tuple[NamedFacility, ...]]]

NAMERS: list[Namer] = []
"""Filled by `ready` of the app that keeps the list; each is asked with folded texts (`Claim.facility_key`)."""

SPELLERS: list[Callable[[str], Set[str]]] = []
"""Likewise; each is asked with one folded text, and gives every folded text that means the same facilities."""


def facilities_of(keys: Iterable[str]) -> dict[str, tuple[NamedFacility, ...]]:
    """Every facility that each of these folded texts may mean; texts that match none are left out."""
    wanted = {key for key in keys if key}
    found: dict[str, tuple[NamedFacility, ...]] = {}
    for namer in NAMERS if wanted else ():
        for key, facilities in namer(wanted).items():
            found[key] = (*found.get(key, ()), *facilities)
    return found


def spellings_of(key: str) -> set[str]:
    """Every folded text that means a facility which this one may mean, itself included."""
    return {key, *(text for speller in SPELLERS for text in speller(key))} if key else set()
