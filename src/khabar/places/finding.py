"""Find the place that a text names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations, product

from khabar.model import UNKNOWN
from khabar.places.candidates import Candidate, candidates
from khabar.places.fold import plain
from khabar.places.gazetteer import aliases, gazetteer

VERSION = "places 2"
"""Named beside every stored reading; raised whenever a rule or a table changes what is found."""

_BETWEEN = re.compile(r"\s*[,،;؛/|()\[\]+:]+\s*|\s+[-–—]+\s+|\s*[–—]\s*")
_LONGEST, _MOST_PARTS = 120, 4
_SURE_ENOUGH_TO_SPLIT, _AS_SURE = 0.85, 0.05


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A place as written and as found; `pcode` is '' when nothing was found, and `centroid` None.

    `level` is "governorate", "district" or "subdistrict": the smallest unit that surely holds what was written.
    `sure` goes from 0 to 1, `rule` says how it was found, `alternatives` are the P-codes of other places it may be.
    Ex: ReadPlace("Kobane", "SY0206", "district", "عين العرب", "Ayn al-Arab", (36.8, 38.4), 0.98, "name", ())
    """

    raw: str
    pcode: str
    level: str
    name_ar: str
    name_en: str
    centroid: tuple[float, float] | None
    sure: float
    rule: str
    alternatives: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def find(text: str) -> ReadPlace:
    """Find the administrative unit that `text` names, in Arabic or Latin script. Never raises.

    A name that is both a governorate and a town in it means the governorate, since that surely holds the town. Parts
    ("دوما، ريف دمشق", "Azaz - Aleppo") that fit into each other mean the smallest of them.
    Ex: find("Kobane").pcode -> "SY0206"; find("الزبداني").name_en -> "Al-Zabadani"; find("القابون").pcode -> "SY01".
    """
    if text.strip().upper() in gazetteer():
        return _read(text, Candidate(text.strip().upper(), False, 1.0, ""), 1.0, "P-code", ())
    if _is_any(text, "unknown"):
        return _nothing(text, UNKNOWN)
    if _is_any(text, "countries"):
        return _nothing(text, "names the country, no unit of it")
    named = _without_country(text[: _LONGEST + 1])
    parts = [part for part in _BETWEEN.split(named) if part.strip()]
    if not parts:
        return _nothing(text, "empty")
    if len(text) > _LONGEST or len(parts) > _MOST_PARTS:
        return _nothing(text, f"longer than {_LONGEST} characters or {_MOST_PARTS} parts")
    whole = candidates(named)
    if whole or len(parts) == 1:
        return _alone(text, whole) if whole else _split(text, named)
    known = [found for part in parts if (found := candidates(part))]
    if not known:
        return _nothing(text, "no place of this name in the gazetteer")
    return _together(text, known, 1.0 if len(known) == len(parts) else 0.9)


def _alone(raw: str, found: Sequence[Candidate]) -> ReadPlace:
    """Read one name by itself: a governorate before others, else the place with most people, as sure as its share."""
    rivals = [one for one in found if not any(_holds(other, one) for other in found)]
    rivals.sort(key=lambda one: (one.sure, len(one.pcode) == 4, _people(one)), reverse=True)
    best, *others = rivals
    as_sure = [one for one in rivals if one.sure >= best.sure - _AS_SURE]
    share = 1.0 if len(best.pcode) == 4 else _people(best) / sum(map(_people, as_sure))
    return _read(raw, best, best.sure * share, best.rule, others)


def _together(raw: str, choices: Sequence[Sequence[Candidate]], factor: float) -> ReadPlace:
    """Read parts that fit into each other; where none do, the smallest unit counts, and little is sure."""
    if len(choices) == 1:
        only = _alone(raw, choices[0])
        sure = round(only.sure * factor, 3)
        return replace(only, sure=sure, rule=f"{only.rule}, beside words that are no place" * (factor < 1) or only.rule)
    chains = [chain for chain in product(*choices) if all(_fit(a, b) for a, b in combinations(chain, 2))]
    if not chains:
        firsts = sorted((found[0] for found in choices), key=lambda one: -len(one.pcode))
        return _read(raw, firsts[0], 0.4 * factor, "parts that don't fit into each other", firsts[1:])
    chain, *others = sorted(chains, key=lambda chain: -sum(one.sure for one in chain))
    smallest, *rivals = (max(chain, key=lambda one: (len(one.pcode), one.inside)) for chain in (chain, *others))
    sure = min(0.99, max(one.sure for one in chain) + 0.01) * factor
    kept = {one.pcode: one for one in rivals if not one.pcode.startswith(smallest.pcode)}
    return _read(raw, smallest, sure, f"{smallest.rule}, confirmed by the unit around it", list(kept.values()))


def _is_any(text: str, kind: str) -> bool:
    """Whether a text is a word of this kind from the aliases, or only signs. Ex: "???" is unknown."""
    bare = plain(text)
    return bare in _plain(kind) or (kind == "unknown" and bool(text.strip()) and not any(map(str.isalnum, text)))


@cache
def _plain(kind: str) -> frozenset[str]:
    return frozenset(plain(word) for word in aliases()[kind])


def _without_country(text: str) -> str:
    """Take off the country beside a place. Ex: "Homs, Syria" -> "Homs"; "سوريا - حمص" -> "حمص"."""
    return _country().sub("", text)


@cache
def _country() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(aliases()["countries"], key=len, reverse=True))
    return re.compile(rf"^\s*(?:{words})[\s,،/-]+|[\s,،/(-]+(?:{words})\s*\)?\s*$", re.IGNORECASE)


def _split(raw: str, named: str) -> ReadPlace:
    """Read "دوما ريف دمشق", where nothing stands between the parts: two sure names that fit into each other."""
    words = named.split()
    for cut in range(1, len(words)):
        sides = [candidates(" ".join(side)) for side in (words[:cut], words[cut:])]
        sure = [[one for one in side if one.sure > _SURE_ENOUGH_TO_SPLIT] for side in sides]
        if any(_fit(one, other) for one, other in product(*sure)):
            return _together(raw, sure, 0.97)
    return _nothing(raw, "no place of this name in the gazetteer")


def _holds(one: Candidate, other: Candidate) -> bool:
    return len(one.pcode) < len(other.pcode) and other.pcode.startswith(one.pcode)


def _fit(one: Candidate, other: Candidate) -> bool:
    outer, inner = sorted((one.pcode, other.pcode), key=len)
    return inner.startswith(outer) or inner.startswith(aliases()["loosely"].get(outer, "-"))


def _people(one: Candidate) -> float:
    """How many people the name stands for; of a part of a unit, one in ten is a guess."""
    people = gazetteer()[one.pcode].population + 1
    return people / 10 if one.inside else people


def _read(raw: str, best: Candidate, sure: float, rule: str, others: Sequence[Candidate]) -> ReadPlace:
    place = gazetteer()[best.pcode]
    alternatives = tuple(one.pcode for one in others)
    return ReadPlace(
        raw, place.pcode, place.level, place.name_ar, place.name_en, place.centroid, round(sure, 3), rule, alternatives
    )


def _nothing(raw: str, why: str) -> ReadPlace:
    return ReadPlace(raw, "", "", "", "", None, 0.0, why, ())
