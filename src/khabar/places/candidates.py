"""The units that one name may mean, and how sure each is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from khabar.places.fold import heard, plain, skeleton
from khabar.places.gazetteer import LEVELS
from khabar.places.index import Meaning, index

_HINTS = {
    "governorate": re.compile(r"محافظ[ةه]|\b(?:governorate|province|muhafazat)\b", re.IGNORECASE),
    "district": re.compile(r"منطق[ةه]|(?<!sub)(?<!sub-)\b(?:district|man?tiqat|mintaqat)\b", re.IGNORECASE),
    "subdistrict": re.compile(r"ناحي[ةه]|\b(?:sub-?district|nahiya[ht]?)\b", re.IGNORECASE),
}
_COUNTRYSIDE = re.compile(
    r"\bريف\b|\b(?:شمال|جنوب|شرق|غرب)\b|\b(?:ال)?(?:شمالي|جنوبي|شرقي|غربي)[ةه]?\b|\b(?:rif|reef|rural|countryside|suburbs|(?:north|south|east|west)(?:ern)?)\b",
    re.IGNORECASE,
)
_LANDMARK = re.compile(
    r"\b(?:حاجز|كراج|سوق|ساحة|ساحه|دوار|جامعة|جامعه|مشفى|مستشفى|سجن|checkpoint|university|hospital|market|square|prison)\b",
    re.IGNORECASE,
)
_TWO_SLIPS, _ONE_SLIP = {True: 10, False: 8}, {True: 6, False: 4}  # letters needed, Latin or not


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a name may mean; `inside` says that the name is something smaller in it."""

    pcode: str
    inside: bool
    sure: float
    rule: str


@lru_cache(maxsize=1 << 16)
def candidates(name: str) -> tuple[Candidate, ...]:
    """Every unit that `name` may mean, each once, the surest first.

    A spelling in the table comes before one with the same consonants, and that before one with a slip of the pen; a
    word such as "district" or محافظة keeps only units of that level. Ex: candidates("Kobane")[0].pcode -> "SY0206".
    """
    written = plain(name)
    sound = heard(written)
    found = (
        _each(index().plain.get(written, ()), 0.98, "name")
        or _countryside(name)
        or _each(index().heard.get(sound, ()), 0.93, "name as heard")
        or _each(index().joined.get(written.replace(" ", ""), ()), 0.93, "name with other spaces")
        or _landmark(name)
        or _by_consonants(sound)
        or _by_slip(sound)
    )
    for level, hint in _HINTS.items():
        if hint.search(name) and (hinted := tuple(one for one in found if LEVELS[len(one.pcode)] == level)):
            return hinted
    return found


def _countryside(name: str) -> tuple[Candidate, ...]:
    """Read ريف حلب الشمالي or "northern Aleppo countryside" as the governorate."""
    bare = _COUNTRYSIDE.sub(" ", name)
    if bare == name:
        return ()
    governorates = (meaning for meaning in index().heard.get(heard(plain(bare)), ()) if len(meaning.pcode) == 4)
    return tuple(replace(one, inside=True) for one in _each(governorates, 0.9, "countryside of a governorate"))


def _landmark(name: str) -> tuple[Candidate, ...]:
    """Read حاجز القطيفة or "Aleppo University" as something near the unit that it is named after: hardly sure."""
    bare = _LANDMARK.sub(" ", name)
    if bare == name or not plain(bare):
        return ()
    named = index().plain.get(plain(bare), ()) or index().heard.get(heard(plain(bare)), ())
    return tuple(replace(one, inside=True) for one in _each(named, 0.5, "a landmark named after it"))


def _by_consonants(sound: str) -> tuple[Candidate, ...]:
    return _each(index().skeletons.get(skeleton(sound), ()), 0.8, "same consonants") if sound.isascii() else ()


def _by_slip(sound: str) -> tuple[Candidate, ...]:
    latin = sound.isascii()
    slips = (len(sound) >= _ONE_SLIP[latin]) + (len(sound) >= _TWO_SLIPS[latin])
    if not slips or _LANDMARK.search(sound):
        return ()
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = extract(sound, _names_of_units(), scorer=OSA.distance, score_cutoff=slips, limit=8)
    alike = [(name, distance) for name, distance, _ in near if name[0] == sound[0]]
    least = min((distance for _, distance in alike), default=0)
    meanings = (meaning for name, distance in alike if distance == least for meaning in index().heard[name])
    return _each(meanings, 0.8 - 0.1 * least, "name with a slip of the pen")


@cache
def _names_of_units() -> list[str]:
    return sorted(name for name, meanings in index().heard.items() if not all(one.inside for one in meanings))


def _each(meanings: Iterable[Meaning], sure: float, rule: str) -> tuple[Candidate, ...]:
    """One candidate a unit, named units first; a name of something inside a unit is less sure."""
    found: dict[str, Candidate] = {}
    for meaning in sorted(meanings, key=lambda meaning: (meaning.inside, len(meaning.pcode), meaning.pcode)):
        one = Candidate(meaning.pcode, meaning.inside, sure - 0.1 * meaning.inside, rule)
        found.setdefault(meaning.pcode, replace(one, rule=f"{rule} of a part") if meaning.inside else one)
    return tuple(found.values())
