"""The weight of every part of one name against every part of another, under the usual frequencies."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.names import kernels, pool, ratios, tables
from khabar.names.attested import attested
from khabar.names.initials import weigh_initials
from khabar.names.laying import Group, Side, readings
from khabar.names.spelling import SCRIPTS, Token, coded
from khabar.names.tokens import ARTICLES
from khabar.names.usual import KNOWN, LETTERS, letters

Floats = NDArray[np.float64]
NEVER = -1e9
LEAST = 1e-12
"""Chances that are too small to tell from a mismatch are not followed."""
_ARTICLES = tuple(np.frombuffer(coded(ARTICLES[script], script), np.uint8) for script in SCRIPTS)


def weigh(a: Side, b: Side) -> Floats:
    """The weights of all pairs of tokens in nats: the parts of a name first, then two neighbours as one word each."""
    if len(a.groups) == 1 == len(b.groups):
        return _of_groups(a.groups[0], b.groups[0])
    found = np.full((2 * a.size - 1, 2 * b.size - 1), NEVER)
    for ours in a.groups:
        for theirs in b.groups:
            rows, columns = (one.places or tuple(range(2 * len(one.forms) - 1)) for one in (ours, theirs))
            found[np.ix_(rows, columns)] = _of_groups(ours, theirs)
    return found


def _of_groups(a: Group, b: Group) -> Floats:
    """The weights of tokens of one script against those of one script, initials weighed by what they stand for."""
    if a.script == b.script:
        held = ratios.within(a.laid, b.laid, _ARTICLES[SCRIPTS.index(a.script)], *_model(a.script, b.script))
    elif a.script == "arabic":
        held = ratios.across(a.laid, b.laid, *_model("arabic", "latin"))
    else:
        held = ratios.across(b.laid, a.laid, *_model("arabic", "latin")).T
    weights: Floats = held
    if 1 in map(len, a.forms) or 1 in map(len, b.forms):
        weigh_initials(a, b, weights)
    return weights


@cache
def _model(a: str, b: str) -> tuple[Any, ...]:
    """What the kernels look up for names of two scripts; of the second they ask what is usual."""
    counting = KNOWN[b], LETTERS[b]
    first = a == "arabic" if a == b else _ARTICLES
    return first, tables.channel(a, b).tables, letters(b).chance, counting, pool.mismatch(a, b)


def chances(query: Token, others: Sequence[Token]) -> Floats:
    """P(query | other) for tokens of one script; P(other | query) for an Arabic query against Latin ones."""
    sources, targets = (others, [query]) if query[0] != "arabic" or others[0][0] == "arabic" else ([query], others)
    channel = tables.channel(sources[0][0], targets[0][0])
    found, least = np.zeros((len(sources), len(targets))), np.full(len(targets), LEAST)
    kernels.pair_chances(
        *readings(sources), len(sources), *readings(targets), len(targets), channel.tables, least, least, found
    )
    if query[0] != others[0][0]:
        arabic, latin = (tuple(token[1][0][0] for token in tokens) for tokens in (sources, targets))
        trust = np.array([[attested().trust.get(form, 0.0)] for form in arabic])
        found = found * (1 - trust) + trust * _attested(arabic, latin)
    return found[0] if targets is others else found[:, 0]


def _attested(arabic: Sequence[str], latin: Sequence[str]) -> Floats:
    """The shares of spellings that are attested."""
    held = attested().latin
    return np.array([[held.get(form, {}).get(other, 0.0) for other in latin] for form in arabic])
