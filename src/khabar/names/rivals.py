"""Names that a spelling is known for: what is mostly another known name's spelling speaks against this one.

A channel alone finds it likely enough that جميل is once written Jamila. But who writes and who reads know جميلة, whose
spelling it is: against that rival a known name must hold its own.
"""

# mypy: disable-error-code="no-untyped-def"
import re
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from khabar.compiled import njit
from khabar.names.alternates import OTHER
from khabar.names.attested import attested
from khabar.names.counted import shares
from khabar.names.spelling import Token

Floats = NDArray[np.float64]
NAME = 1e-4
"""Share of names from which a form is known as a name of its own."""
LEVEL, LATIN_LEVEL = 0.25, 0.06
"""So many times as likely as under its best rival a spelling says nothing either way, less speaks against: between the
scripts, and for the name that two Latin spellings have in common."""
CONFUSED = 0.05
"""How much less likely a slip is when it gives another name that everybody knows: who writes and who reads notice."""
LITTLE = 2.0
"""What speaks for such a slip with less than this many nats soon speaks against."""
MOST, LEAST = log(2e5), -2.0
"""Weights in nats that a rival leaves: of what is as likely as under it, and of what is much less so."""
FEMININE = 0.5
"""Share of feminine names that are written as the masculine one with such an ending."""
_FEMININE = re.compile(r"(?<=[^aeiouy])(?:i?y{0,2}ah?|eh)$|(?<=i)ah?$")
_MAY_BE_FEMININE = ("ه", "ا", "ى")
NO, YES, FEMININE_TOO = 0.0, 1.0, 2.0
"""Whether an Arabic form is a known name, and whether it may be a feminine one."""


def is_name(arabic: str) -> bool:
    """Whether everybody knows a form as a name, or it is the feminine of one. Ex: is_name("راميه") -> True."""
    held = shares()
    return held.get(arabic, 0.0) > NAME or (arabic.endswith("ه") and held.get(arabic[:-1], 0.0) > NAME)


@lru_cache(maxsize=1 << 16)
def best_known(latin: str) -> float:
    """P(latin | name) for the known name that is attested to be most often written so, trusted as far as it is told.

    What is not attested but for a feminine ending stands for the feminine, and is told as a number below 0.
    Ex: best_known("jamila") -> 0.30; best_known("zouheirah") -> -0.11
    """
    held = attested()
    known = held.arabic.get(latin)
    if known is None:
        masculine = _FEMININE.sub("", latin) if latin.endswith(("a", "ah", "eh")) else latin
        return -FEMININE * max(best_known(masculine), 0.0) if 2 < len(masculine) < len(latin) else 0.0
    return max((held.trust[arabic] * share for arabic, share in known.items() if is_name(arabic)), default=0.0)


@njit(cache=True, nogil=True)
def rival(latin, arabic):
    """P(spelling | rival) for a Latin and an Arabic token that stand so (see `standing`); 0 where there is no rival."""
    if latin < 0.0:
        return -latin if arabic == YES else 0.0
    return latin if arabic != NO else 0.0


@njit(cache=True, nogil=True)
def ceiling(chance, rival, level):
    """The most, in nats, that a spelling speaks for a known name, given its chance under this and under the rival."""
    if chance >= rival:
        return MOST
    if chance <= rival * level * level:
        return LEAST
    return max(LEAST, MOST * (1 - np.log(chance / rival) / np.log(level)))


@njit(cache=True, nogil=True)
def slip(weight):
    """The weight in nats of two different known names of which one may be a slip for the other. Ex: slip(1.0) -> -1."""
    return min(weight, max(4 * weight - 3 * LITTLE, -1.0))


@njit(cache=True, nogil=True)
def hold_down(weights, chances, latin, arabic):
    """Lower weights in nats to the `ceiling` of each, given how the tokens of both scripts stand, one or as many."""
    for n in range(len(weights)):
        other = rival(latin[n % len(latin)], arabic[n % len(arabic)])
        if other > 0.0:
            weights[n] = min(weights[n], ceiling(chances[n], other, LEVEL))


def standing(token: Token) -> float:
    """Of a Latin token what `best_known` says of it; of an Arabic one `NO`, `YES` or `FEMININE_TOO`.

    0.0 for one with names that stand beside it: it may be meant by those.
    """
    script, readings = token
    if any(cost == OTHER for _, cost in readings):
        return 0.0
    form = readings[0][0]
    if script == "latin":
        return best_known(form)
    return NO if not is_name(form) else FEMININE_TOO if form.endswith(_MAY_BE_FEMININE) else YES


def in_common(one: str, other: str) -> float:
    """How far two Latin spellings stand for one name, 0..1; 1 for one that is attested for none.

    Ex: in_common("saeed", "said") -> 1.0; in_common("saad", "said") -> 0.01
    """
    held = attested()
    ours, theirs = held.arabic.get(one), held.arabic.get(other)
    if not ours or not theirs:
        return 1.0
    best, second = best_known(one), best_known(other)
    return max(
        (held.trust[a] * min(ours[a] / best, theirs[a] / second) for a in ours.keys() & theirs.keys()), default=0.0
    )
