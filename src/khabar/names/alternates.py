"""The ways in which one unit of a name may be read: with and without an article, an Abu, a servant's عبد."""

import re
from functools import lru_cache
from math import log

from khabar.names.joining import Unit
from khabar.names.mending import known, mended, weight

Reading = tuple[str, float]
"""A form and the natural logarithm of how likely it is to stand for the unit."""

DROPPED, ARTICLE, ENDING, TURNED = log(0.1), log(0.4), log(0.3), log(0.02)
OTHER = log(0.5)
"""Of a name that stands beside the main one."""
MOST, MOST_OTHERS = 5, 8
_ARABIC_FIRST = re.compile(r"^(?:ابو|عبدال|عبد|ام(?=\w{4}))(?=\w{3})")
_ARABIC_LAST = re.compile(r"(?<=\w\w)(?:الدين|الله)$")
_LATIN_FIRST = re.compile(r"^(?:abu|abou|abdal|um)(?=\w{3})")
_LATIN_LAST = re.compile(r"(?<=\w\w)(?:aldin|allah|ullah)$")
_LATIN_ARTICLE = re.compile(r"^(?:[ae]l(?=[^aeiou]\w\w)|[ae](?:([rszdtn])(?=\1)|s(?=sh)|sh(?=sh)|ch(?=ch))(?=\w{4}))")
_AFFIXES = {
    True: (
        (_ARABIC_FIRST, str.startswith, ("ابو", "عبد", "ام")),
        (_ARABIC_LAST, str.endswith, ("الدين", "الله")),
    ),
    False: (
        (_LATIN_FIRST, str.startswith, ("ab", "um")),
        (_LATIN_LAST, str.endswith, ("aldin", "allah", "ullah")),
    ),
}
"""By whether it is Arabic: what may be dropped, where it stands, and letters without which it is not looked for."""
_LAM_ALEF = re.compile(r"(?<=\w)(?<!^عبد)(?<!^ابو)ال(?!دين$|له$)")


def readings(unit: Unit) -> tuple[Reading, ...]:
    """The form of a unit first, with 0.0, then what it may stand for when something was dropped, joined or damaged.

    Ex: [form for form, _ in readings(unit_of("Abu Rikab"))] -> ["aburikab", "rikab"]
    """
    own = _readings(unit.form, unit.script == "arabic", unit.article, unit.split)
    if not unit.others:
        return own
    found = dict(own)
    for other in unit.others[:MOST_OTHERS]:
        found.setdefault(other, OTHER)
    return tuple(found.items())


@lru_cache(maxsize=1 << 16)
def _readings(form: str, arabic: bool, article: bool, split: bool) -> tuple[Reading, ...]:
    found: dict[str, float] = {form: 0.0}
    if arabic and article:
        found.setdefault("ال" + form, ARTICLE)
    elif not arabic and article and not split:
        found.setdefault("al" + form, ARTICLE)
    elif not arabic and form.startswith(("a", "e")) and (attached := _LATIN_ARTICLE.match(form)):
        found.setdefault(form[attached.end() :], ARTICLE)
    if arabic:
        found.update((other, penalty) for other, penalty in _arabic(form) if other not in found)
    for pattern, is_there, affixes in _AFFIXES[arabic]:
        if is_there(form, affixes) and len(shorter := pattern.sub("", form)) > 2:
            found.setdefault(shorter, DROPPED)
    return tuple(found.items())[:MOST]


def _arabic(form: str) -> list[Reading]:
    """A final ى read as ي (Egyptian lists write على), and what broken PDF files damaged (سالم for سلام)."""
    found = [_with_ya(form)] if form.endswith("ى") else []
    turned = _LAM_ALEF.sub("لا", form) if "ال" in form else form
    return found + [*mended(form)] + ([(turned, TURNED)] if turned != form else [])


def _with_ya(form: str) -> Reading:
    """The form with ي for its final ى: the likelier, the more that one is the usual name, as علي is and مني is not."""
    other = form[:-1] + "ي"
    share = weight(other) / (weight(other) + weight(form)) if known(other) else 0.0
    return other, max(ENDING, log(share)) if share else ENDING
