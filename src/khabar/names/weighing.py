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
from khabar.names.spelling import Token
from khabar.names.usual import KNOWN, LETTERS, letters

Floats = NDArray[np.float64]
NEVER = -1e9
LEAST = 1e-12
"""Chances that are too small to tell from a mismatch are not followed."""
CONFUSED = {"arabic": 0.05, "latin": 1.0}
"""How much less likely a slip is when it gives another name that everybody knows: who writes and who reads notice."""


def weigh(a: Side, b: Side) -> Floats:
    """The weights of all pairs of tokens in nats: the parts of a name first, then two neighbours as one word each."""
    if len(a.groups) == 1 == len(b.groups):
        return _of_groups(a.groups[0], b.groups[0])
    found = np.full((2 * a.size - 1, 2 * b.size - 1), NEVER)
    for ours in a.groups:
        for theirs in b.groups:
            found[np.ix_(ours.places, theirs.places)] = _of_groups(ours, theirs)
    return found


def _of_groups(a: Group, b: Group) -> Floats:
    """The weights of tokens of one script against those of one script, initials weighed by what they stand for."""
    weights: Floats = np.log(_ratios(a, b))
    np.minimum(weights, pool.RAREST, out=weights)
    if 1 in map(len, a.forms) or 1 in map(len, b.forms):
        weigh_initials(a.script, a.forms, b.script, b.forms, weights)
    return weights


def _ratios(a: Group, b: Group) -> Floats:
    """How much likelier each pair of tokens is than that two tokens met at random are so."""
    if a.script == b.script:
        return np.asarray(ratios.within(a.laid, b.laid, CONFUSED[a.script], *_model(a.script, b.script)))
    if a.script == "latin":
        return _ratios(b, a).T
    return np.asarray(ratios.across(a.laid, b.laid, _attested(a.forms, b.forms), *_model(a.script, b.script)))


@cache
def _model(a: str, b: str) -> tuple[Any, ...]:
    """What the kernels look up for names of two scripts; of the second they ask what is usual."""
    counting = KNOWN[b], LETTERS[b]
    return tables.channel(a, b).tables, letters(b).chance, counting, LEAST, pool.mismatch(a, b)


def _attested(arabic: tuple[str, ...], latin: tuple[str, ...]) -> Floats:
    """The shares of spellings that are attested."""
    held, found = attested().latin, np.zeros((len(arabic), len(latin)))
    for row, form in enumerate(arabic):
        shares = held.get(form)
        if shares:
            for column, other in enumerate(latin):
                if other in shares:
                    found[row, column] = shares[other]
    return found


def chances(query: Token, others: Sequence[Token]) -> Floats:
    """P(query | other) for tokens of one script; P(other | query) for an Arabic query against Latin ones."""
    sources, targets = (others, [query]) if query[0] != "arabic" or others[0][0] == "arabic" else ([query], others)
    channel = tables.channel(sources[0][0], targets[0][0])
    found = np.zeros((len(sources), len(targets)))
    kernels.pair_chances(
        *readings(sources), len(sources), *readings(targets), len(targets), channel.tables, LEAST, found
    )
    if query[0] != others[0][0]:
        arabic, latin = (tuple(token[1][0][0] for token in tokens) for tokens in (sources, targets))
        trust = np.array([[attested().trust.get(form, 0.0)] for form in arabic])
        found = found * (1 - trust) + trust * _attested(arabic, latin)
    return found[0] if targets is others else found[:, 0]
