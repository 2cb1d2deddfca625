"""Names that a spelling is known for: what is mostly another known name's spelling speaks against this one.

A channel alone finds it likely enough that جميل is once written Jamila. But who writes and who reads know جميلة, whose
spelling it is: against that rival a known name must hold its own.
"""

# mypy: disable-error-code="no-untyped-def"
import re
from functools import lru_cache
from math import log

import numpy as np
from numba import njit

from khabar.names.attested import attested
from khabar.names.counted import shares

NAME = 1e-4
"""Share of names from which a form is known as a name of its own."""
LEVEL = 0.25
"""So many times as likely as under its best rival a spelling says nothing either way; less speaks against."""
MOST, LEAST = log(2e5), -2.0
"""Weights in nats that a rival leaves: of what is as likely as under it, and of what is much less so."""
FEMININE = 0.5
"""Share of feminine names that are written as the masculine one with such an ending."""
_FEMININE = re.compile(r"(?<=[^aeiouy])(?:i?[ae]h?|i?y{1,2}[ae]h?)$|(?<=i)[ae]h?$")


def is_name(arabic: str) -> bool:
    """Whether everybody knows a form as a name, or it is the feminine of one. Ex: is_name("راميه") -> True."""
    held = shares()
    return held.get(arabic, 0.0) > NAME or (arabic.endswith("ه") and held.get(arabic[:-1], 0.0) > NAME)


@lru_cache(maxsize=1 << 16)
def best_known(latin: str) -> float:
    """P(latin | name) for the known name that is attested to be most often written so, trusted as far as it is told.

    What is not attested but for a feminine ending stands for the feminine. Ex: best_known("jamila") -> 0.30
    """
    held = attested()
    known = held.arabic.get(latin)
    if known is None:
        masculine = _FEMININE.sub("", latin)
        return FEMININE * best_known(masculine) if 2 < len(masculine) < len(latin) else 0.0
    return max((held.trust[arabic] * share for arabic, share in known.items() if is_name(arabic)), default=0.0)


@njit(cache=True, nogil=True)
def ceiling(chance, rival):
    """The most, in nats, that a spelling speaks for a known name, given its chance under this and under the rival."""
    if chance >= rival:
        return MOST
    if chance <= rival * LEVEL * LEVEL:
        return LEAST
    return max(LEAST, MOST * (1 - np.log(chance / rival) / np.log(LEVEL)))
