"""What broken PDF files make of Arabic words, and the known names they were: read in the key, never in the text."""

import re
from functools import cache, lru_cache
from math import log

from khabar.names import wordlists
from khabar.names.attested import attested
from khabar.names.counted import shares

DAMAGE = 0.02
"""Share of words that come damaged, by judgement: a few in a thousand in most lists, every tenth in a broken file."""
ATTESTED, NEW = 1e-4, 5e-6
"""The share of names that a form has which is attested without being counted, and which is neither."""
COMMON = 1e-3
"""A form as usual as this is not taken for a damaged one, unless by lam-alef."""
_OPTIONAL = re.compile(r"\(\?[^)]*\)|\[[^\]]*\]\??|\w\?|[.$]")
_COMPOUND = re.compile(r"^(ابو|عبدال)?(.*?)(الدين|الله)?$")


@lru_cache(maxsize=1 << 16)
def mended(form: str) -> tuple[tuple[str, float], ...]:
    """The known names that a folded form may be the damage of, likeliest first, with the logarithm of how likely; two.

    Ex: mended("تيسي") -> (("تيسير", -0.1),); mended("بالل") -> (("بلال", -0.1),); mended("محمد") -> ()
    """
    before, stem, after = _COMPOUND.match(form).groups("")  # type: ignore[union-attr]
    own = max(weight(form), weight(stem) if before == "ابو" or after else 0.0)
    found = {}
    for candidate in _candidates(stem, own):
        whole = max(weight(before + candidate + after), weight(candidate) if before != "عبدال" else 0.0) * DAMAGE
        if whole > NEW * DAMAGE and candidate != stem:
            found[before + candidate + after] = log(whole / (whole + own))
    likely = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(likely[:2])


def weight(form: str) -> float:
    """How usual a form is, with something for one that is attested only, or not at all."""
    return shares().get(form, 0.0) + ATTESTED * attested().trust.get(form, 0.0) + NEW


def known(form: str) -> bool:
    """Whether a form is a name that somebody is known by."""
    return form in shares() or form in attested().trust


def _candidates(stem: str, own: float) -> set[str]:
    found: set[str] = set()
    for needed, damaged, several in _rules():
        if needed in stem and (own < COMMON or "لا" in several):
            for at in damaged.finditer(stem):
                before, after = stem[: at.start()], stem[at.end() :]
                found.update([before + whole + after for whole in several if own < COMMON or whole == "لا"])
    return set(filter(known, found))


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """What damages, what stood there, and letters without which the pattern need not be looked for."""
    return tuple((needed(damaged), re.compile(damaged), several) for damaged, several in wordlists.damage().items())


def needed(pattern: str) -> str:
    """Letters that stand in every word where a pattern is found. Ex: needed("[نث]ري?$") -> "ر"; needed("ي$") -> "ي"."""
    return max(_OPTIONAL.split(pattern), key=len)
