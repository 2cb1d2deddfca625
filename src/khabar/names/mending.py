"""What broken PDF files make of Arabic words, and the known names they were: read in the key, never in the text."""

import re
from functools import cache
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
Rule = tuple[str, re.Pattern[str], list[str]]
_OPTIONAL = re.compile(r"\(\?[^)]*\)|\[[^\]]*\]\??|\w\?|[.$]")
_BEFORE, _AFTER = ("ابو", "عبدال"), ("الدين", "الله")


def mended(form: str) -> tuple[tuple[str, float], ...]:
    """The known names that a folded form may be the damage of, likeliest first, with the logarithm of how likely; two.

    Ex: mended("تيسي") -> (("تيسير", -0.1),); mended("بالل") -> (("بلال", -0.1),); mended("محمد") -> ()
    """
    before = next((one for one in _BEFORE if form.startswith(one)), "")
    after = next((one for one in _AFTER if form.endswith(one) and len(form) >= len(before + one)), "")
    stem = form[len(before) : len(form) - len(after)]
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
    return _weights().get(form, NEW)


def known(form: str) -> bool:
    """Whether a form is a name that somebody is known by."""
    return form in _weights()


@cache
def _weights() -> dict[str, float]:
    """How usual the forms are that somebody is known by."""
    counted, trust = shares(), attested().trust
    return {form: counted.get(form, 0.0) + ATTESTED * trust.get(form, 0.0) + NEW for form in counted | trust}


def _candidates(stem: str, own: float) -> set[str]:
    rules, found = _rules(own < COMMON), []
    for first in ("", *set(stem)):
        for needed, damaged, several in rules.get(first, ()):
            if needed in stem:
                for at in damaged.finditer(stem):
                    before, after = stem[: at.start()], stem[at.end() :]
                    found += [before + whole + after for whole in several]
    return _weights().keys() & found


@cache
def _rules(rare: bool) -> dict[str, list[Rule]]:
    """Letters without which a pattern need not be looked for, the pattern, and letters that stood there.

    By the first of those letters, "" where there are none; for words that are not rare only what stood for لا.
    """
    found: dict[str, list[Rule]] = {}
    for damaged, several in wordlists.damage().items():
        if kept := [whole for whole in several if rare or whole == "لا"]:
            letters = needed(damaged)
            found.setdefault(letters[:1], []).append((letters, re.compile(damaged), kept))
    return found


def needed(pattern: str) -> str:
    """Letters that stand in every word where a pattern is found. Ex: needed("[نث]ري?$") -> "ر"; needed("ي$") -> "ي"."""
    return max(_OPTIONAL.split(pattern), key=len)
