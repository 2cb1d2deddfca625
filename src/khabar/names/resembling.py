"""What resembles a part of a query in the vocabulary of an index, and how much that tells there."""

from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names import pool
from khabar.names.vocabulary import SCRIPTS, Token, Vocabulary

Floats = NDArray[np.float64]
LISTED = 60
"""Tokens of the vocabulary through which a part of a query looks for rows."""
LEAST = 0.0
"""What such a token must weigh, in nats."""
PRIOR = 2000.0
"""So many tokens of the index weigh as much as the usual frequencies."""


class Resembling(NamedTuple):
    """Tokens that resemble a part of a query, with their gains over the weight of a mismatch, which is by script.

    `listed`: the tokens through which rows are looked for, likeliest first; `most`: the most that one weighs, or 0.
    """

    tokens: NDArray[np.int32]
    gains: NDArray[np.float32]
    floors: tuple[float, float]
    listed: NDArray[np.int32]
    most: float


NOTHING = Resembling(np.zeros(0, np.int32), np.zeros(0, np.float32), (-1e9, -1e9), np.zeros(0, np.int32), 0.0)


def resemble(query: Token, vocabulary: Vocabulary, share: Floats, totals: Floats) -> Resembling:
    """Every token of either script that resembles the query.

    `share[token]` is its share of the tokens of its script in the index, `totals[script]` how many there are.
    """
    floors = (log(pool.mismatch(query[0], SCRIPTS[0])), log(pool.mismatch(query[0], SCRIPTS[1])))
    several = [
        _weighed(query, vocabulary, script, share, float(total))
        for script, total in zip(SCRIPTS, totals, strict=True)
        if total
    ]
    tokens = np.concatenate([found for found, _ in several])
    weights = np.concatenate([weights for _, weights in several])
    floor = np.array(floors)[vocabulary.script[tokens]]
    likely = np.flatnonzero(weights > LEAST)
    listed = tokens[likely[np.argsort(-weights[likely], kind="stable")][:LISTED]]
    return Resembling(tokens, (weights - floor).astype(np.float32), floors, listed, float(weights.max(initial=0.0)))


def _weighed(
    query: Token, vocabulary: Vocabulary, script: str, share: Floats, total: float
) -> tuple[NDArray[np.int32], Floats]:
    tokens, chance = pool.matches(query, vocabulary, script)
    prior = PRIOR / (PRIOR + total)
    if query[0] == "arabic" and script == "latin":
        tokens, chance = _likely(tokens, chance)
        names = list(vocabulary.number)
        chance = chance / np.array([pool.usual(names[token]) for token in tokens])
        usual = (1 - prior) * float(chance @ share[tokens]) + prior
    else:
        held = (1 - pool.UNSEEN) * float(chance @ share[tokens]) + pool.unseen(query)
        usual = (1 - prior) * held + prior * pool.usual(query)
    return tokens, pool.weigh(chance, usual, pool.mismatch(query[0], script))


def _likely(tokens: NDArray[np.int32], chance: Floats) -> tuple[NDArray[np.int32], Floats]:
    kept = chance > 1e-4 * chance.max(initial=0.0)
    return tokens[kept], chance[kept]
