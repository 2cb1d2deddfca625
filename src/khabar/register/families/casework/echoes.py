"""Who tells the same in the same or nearly the same words: many such tellings count as one."""

from collections.abc import Mapping
from typing import Any

from khabar.dates.fold import fold
from khabar.register.families import vault
from khabar.register.families.casework import notes
from khabar.register.families.consents import allowing
from khabar.register.families.models import Enquiry, Purpose

WORDS = 3
"""Words of a run; two texts are compared by the runs that they share (Broder 1997, resemblance)."""

SAME = 0.6
"""The share of all runs of two texts from which on they tell the same."""

LEAST = 5
"""Words of the shortest text that is compared: "he is alive" is said by many, each for themselves."""

AT_ONCE = 1000


def runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words of a text, folded; none of one that is too short. Ex: of six words four runs."""
    words = fold(text).split()
    return frozenset(zip(*(words[at:] for at in range(WORDS)), strict=False)) if len(words) >= LEAST else frozenset()


def alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether two texts tell the same."""
    return bool(one and other) and len(one & other) >= SAME * len(one | other)


def _told(last: Mapping[str, Any], tips: Mapping[str, Any]) -> list[frozenset[tuple[str, ...]]]:
    """What a family told in its own words, and what tips it was offered."""
    texts = [str(last.get("told", "")), *(str(line["said"]) for line in tips.get("lines", ()))]
    return [runs for text in texts if (runs := runs_of(text))]


def echoes_of(enquiry: Enquiry) -> list[Enquiry]:
    """Other enquiries in which the same is told, of families who allow a search. Raises vault.Shut."""
    held = vault.parts(enquiry, "last", notes.TIPS)
    own, found = _told(held.get("last", {}), held.get(notes.TIPS, {})), []
    others = list(allowing(Purpose.SEARCH).exclude(pk=enquiry.pk).order_by("pk")) if own else []
    for first in range(0, len(others), AT_ONCE):
        some = others[first : first + AT_ONCE]
        last, tips = vault.of_many(some, "last"), vault.of_many(some, notes.TIPS)
        for one in some:
            theirs = _told(last.get(one.pk, {}), tips.get(one.pk, {}))
            if any(alike(mine, other) for mine in own for other in theirs):
                found.append(one)
    return found
