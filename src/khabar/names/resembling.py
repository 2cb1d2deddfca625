"""What resembles a part of a query in the vocabulary of an index, and how much that tells there."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from khabar.names import pool
from khabar.names.rivals import LATIN_LEVEL, ceiling, hold_down, in_common, standing
from khabar.names.spelling import SCRIPTS, Token
from khabar.names.usual import UNSEEN, unseen
from khabar.names.usual import usual as usual_share
from khabar.names.vocabulary import Vocabulary
from khabar.names.weighing import chances

Floats = NDArray[np.float64]
LISTED = 60
"""Tokens of the vocabulary through which a part of a query looks for rows."""
LEAST_RATIO = 1e-6
"""What an Arabic query is weighed against when no Latin token of the index is written so at all."""
PRIOR = 2000.0
"""So many tokens of the index weigh as much as the usual frequencies."""


@dataclass(slots=True)
class Resembling:
    """Tokens that resemble a part of a query, with their weights; `floors`: those of all others, by script.

    `listed`: the tokens through which rows are looked for, likeliest first, with their weights; `most`: the most that
    one weighs, or 0; `unlisted`: the most that any other token weighs; `usual`: by script, the chance against which a
    chance is weighed.
    """

    query: Token
    tokens: NDArray[np.int32]
    weights: Floats
    floors: tuple[float, float]
    listed: NDArray[np.int32]
    listed_weights: Floats
    most: float
    unlisted: float
    usual: dict[str, float]


def nothing(query: Token | None = None) -> Resembling:
    """What a part resembles when there is no such part."""
    empty = np.zeros(0, np.int32)
    return Resembling(query or ("", ()), empty, np.zeros(0), (-1e9, -1e9), empty, np.zeros(0), 0.0, 0.0, {})


def resemble(query: Token, vocabulary: Vocabulary, share: Floats, totals: Floats, joined: bool) -> Resembling:
    """The tokens of either script that resemble the query; for two parts as one word those that sound like it only.

    `share[token]` is its share of the tokens of its script in the index, `totals[script]` how many there are.
    """
    floors = (log(pool.mismatch(query[0], SCRIPTS[0])), log(pool.mismatch(query[0], SCRIPTS[1])))
    tokens, weights, held = [], [], {}
    for n, script in enumerate(SCRIPTS):
        if not totals[n]:
            continue
        if joined:
            found = np.array(vocabulary.sounding_like(query, script), np.int32)
            chance = chances(query, [vocabulary.tokens[token] for token in found]) if len(found) else np.zeros(0)
        else:
            found, chance = pool.matches(query, vocabulary, script)
        prior = 0.0 if joined else PRIOR / (PRIOR + totals[n])
        held[script] = _usual(query, script, found, chance, vocabulary, share, prior)
        tokens.append(found)
        weights.append(_weights(query, script, chance, found, vocabulary, held[script]))
    all_tokens, all_weights = np.concatenate(tokens), np.concatenate(weights)
    likely = np.flatnonzero(all_weights > 0)
    listed = likely[np.argsort(-all_weights[likely], kind="stable")][:LISTED]
    others = np.ones(len(all_tokens), np.bool_)
    others[listed] = False
    return Resembling(
        query,
        all_tokens,
        all_weights,
        floors,
        all_tokens[listed],
        all_weights[listed],
        float(all_weights.max(initial=0.0)),
        float(all_weights[others].max(initial=max(floors))),
        held,
    )


def _usual(
    query: Token, script: str, found: NDArray[np.int32], chance: Floats, vocabulary: Vocabulary, share: Floats,
    prior: float,
) -> float:  # fmt: skip
    """How likely a name of the index is written as the query; where names are few, a name of the usual ones."""
    if query[0] == "arabic" and script == "latin":
        return max((1 - prior) * float(chance / vocabulary.usual(found) @ share[found]) + prior, LEAST_RATIO)
    held = (1 - UNSEEN) * float(chance @ share[found]) + unseen(query)
    return (1 - prior) * held + (prior * usual_share(query) if prior else 0.0)


def _weights(
    query: Token, script: str, chance: Floats, found: NDArray[np.int32], vocabulary: Vocabulary, usual: float
) -> Floats:
    """The weights of tokens; P(token | query) is taken against the token's own usual chance."""
    taken = chance / vocabulary.usual(found) if query[0] == "arabic" and script == "latin" else chance
    weights = pool.weigh(taken, usual, pool.mismatch(query[0], script))
    return beside_rivals(weights, chance, query, found, vocabulary, script)


def beside_rivals(
    weights: Floats, chance: Floats, query: Token, tokens: NDArray[np.int32], vocabulary: Vocabulary, script: str
) -> Floats:
    """The weights of tokens of a script where those for which a spelling is not known are held down."""
    form, own = query[1][0][0], np.array([standing(query)])
    if query[0] == script == "arabic":
        return weights
    others = vocabulary.standing(tokens)
    if query[0] != script:
        hold_down(weights, chance, *((own, others) if query[0] == "latin" else (others, own)))
    elif own[0] > 0:
        for n in np.flatnonzero(others > 0):
            shared = in_common(form, vocabulary.tokens[tokens[n]][1][0][0])
            weights[n] = min(weights[n], ceiling(shared, 1.0, LATIN_LEVEL))
    return weights
