"""The comparisons that linkage makes, and the words for their levels.

A comparison of two records gives one small code: 0 when a side is silent, else the level that fired. Names and places
share one ladder of seven levels; their code also says how common the shared sound is (seven bins, from common to
rare), or that the two differ in sound class: code = 1 + 8 * level + bin, bin 7 meaning "of different class".
"""

from __future__ import annotations

from dataclasses import dataclass

TEXTS = (
    "given_name",
    "father_name",
    "grandfather_name",
    "family_name",
    "mother_name",
    "origin_place",
    "event_place",
    "facility",
)
"""The columns compared by sound, in the order of the kernel's slots."""

OWN_NAMES = TEXTS[:4]
"""Those of them that are parts of a person's own name."""

CODES = 64
"""Room for the codes of one comparison."""

DIFFERENT = 7
"""The bin of two texts of different sound class."""

TEXT_LEVELS = (
    "different",
    "a faint likeness",
    "similar",
    "close in sound",
    "very close in sound",
    "same sound",
    "same spelling",
)
RARITY = ("the commonest", "very common", "common", "middling", "uncommon", "rare", "very rare")
"""The bins in words."""

AFFINITY_LEVELS = (
    "hardly ever the same",
    "seldom the same",
    "no affinity",
    "some affinity",
    "often the same",
    "mostly the same",
)
FIRST_AFFINITY = 57
"""Two places that differ in writing take codes 57 to 62, by what confident matches say of the two."""


@dataclass(frozen=True)
class Comparison:
    """One comparison: its name in the tables, the words for its codes, and the share of matches expected in each.

    No two codes have the same words; code 0 and codes that never occur have none.

    `groups` are runs of codes within which m and u each sum to one (the precision of two dates says nothing about
    whether they belong to one person); `start` is where EM begins, code by code.
    """

    name: str
    levels: tuple[str, ...]
    groups: tuple[tuple[int, int], ...]
    start: tuple[float, ...]


def _text(name: str) -> Comparison:
    levels = [""] * CODES
    start = [0.0] * CODES
    for level, share in enumerate((0.05, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5)):
        for bin_ in range(8):
            levels[1 + 8 * level + bin_] = TEXT_LEVELS[level] + (f" ({RARITY[bin_]})" if bin_ < DIFFERENT else "")
        same = (0.05, 0.3, 0.5, 0.7, 0.8, 1.0, 1.0)[level]
        start[1 + 8 * level] = share * same
        start[1 + 8 * level + DIFFERENT] = share * (1 - same)
    levels[FIRST_AFFINITY : FIRST_AFFINITY + len(AFFINITY_LEVELS)] = AFFINITY_LEVELS
    start[FIRST_AFFINITY : FIRST_AFFINITY + len(AFFINITY_LEVELS)] = [0.001] * len(AFFINITY_LEVELS)
    return Comparison(name, tuple(levels), ((1, CODES),), tuple(start))


def _plain(name: str, *groups: tuple[tuple[str, float], ...]) -> Comparison:
    levels, start, runs = [""], [0.0], []
    for group in groups:
        runs.append((len(levels), len(levels) + len(group)))
        levels += [words for words, _ in group]
        start += [share for _, share in group]
    spare = CODES - len(levels)
    return Comparison(name, tuple(levels + [""] * spare), tuple(runs), tuple(start + [0.0] * spare))


BIRTH = _plain(
    "birth_date",
    (
        ("more than four years apart", 0.03),
        ("within four years", 0.04),
        ("within a year", 0.05),
        ("same year", 0.05),
        ("within 45 days", 0.05),
        ("one part differs", 0.08),
        ("same day and month, years close", 0.05),
        ("day and month swapped", 0.05),
        ("same day", 0.6),
    ),
    (("years far apart", 0.03), ("years within four", 0.07), ("years within one", 0.2), ("same year known", 0.7)),
)
EVENT = _plain(
    "event_date",
    (
        ("more than 400 days apart", 0.1),
        ("within 400 days", 0.03),
        ("a year apart to the week", 0.03),
        ("within 66 days", 0.08),
        ("within 10 days", 0.06),
        ("within 5 days", 0.1),
        ("within 2 days", 0.15),
        ("same day", 0.45),
    ),
    (("months far apart", 0.2), ("months within two", 0.1), ("months within one", 0.1), ("same month", 0.6)),
    (("years far apart", 0.1), ("years within one", 0.1), ("same year known", 0.8)),
)
AGE = _plain(
    "age",
    (
        ("more than five years apart", 0.05),
        ("within five years", 0.1),
        ("within two years", 0.15),
        ("within a year", 0.2),
        ("same age", 0.5),
    ),
)
SEX = _plain("sex", (("differs", 0.03), ("same", 0.97)))


def _identifier(name: str) -> Comparison:
    return _plain(name, (("differs", 0.3), ("one character differs", 0.1), ("same", 0.6)))


ORDER = _plain(
    "name_order",
    (
        ("given and family name swapped", 0.0),
        ("father and grandfather swapped", 0.0),
        ("given and father's name swapped", 0.0),
    ),
)

COMPARISONS = (
    *(_text(name) for name in TEXTS),
    BIRTH,
    EVENT,
    AGE,
    SEX,
    _identifier("national_id"),
    _identifier("register_number"),
    ORDER,
)
"""Every comparison, in the order of the code columns."""

WIDTH = 16
"""Bytes a pair of codes takes: fifteen comparisons, then its place among the priors (see `lists`)."""

BIRTH_AT, EVENT_AT, AGE_AT, SEX_AT, NATIONAL_AT, REGISTER_AT, ORDER_AT = range(8, 15)

SWAPS = ((0, 3), (1, 2), (0, 1))
"""The texts that may be swapped, in the order of ORDER's levels."""

SWAP_SHARES = (0.015, 0.015, 0.008)
"""How often matched records have the two name parts swapped, in the order of ORDER's levels."""
