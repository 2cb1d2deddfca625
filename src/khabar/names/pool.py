"""How much it tells that two tokens agree, given how often tokens occur in a pool of names."""

import csv
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names import kernels, tables
from khabar.names.vocabulary import Token, Trie, Vocabulary, coded

Floats = NDArray[np.float64]
UNSEEN = 0.02
"""Share of names that the pool doesn't hold."""
UNSEEN_LETTER = 2.3


class Depth(NamedTuple):
    """How far a search for tokens goes: down to a `share` of the best chance, trying `start` first, `end` last."""

    start: float
    end: float
    share: float


USUALLY, JOINED, ROUGHLY, FULLY = (
    Depth(3e-4, 1e-9, 1e-2),
    Depth(1e-3, 1e-3, 1.0),
    Depth(1e-4, 1e-7, 1e-2),
    Depth(1e-18, 1e-18, 1.0),
)
"""For a part of a name, for two parts written as one, for the usual names, and for a few tokens."""

RAREST = log(2e5)
"""The most, in nats, that agreement on one token can tell."""
MISMATCH = {("arabic", "arabic"): 1e-2, ("arabic", "latin"): 3e-4, ("latin", "latin"): 1e-3}
"""Share of true pairs whose tokens differ beyond any spelling, by the scripts of the two."""


def matches(
    query: Token, vocabulary: Vocabulary, script: str, depth: Depth = USUALLY
) -> tuple[NDArray[np.int32], Floats]:
    """The tokens of that script that resemble the query, with P(query | token), as far as `depth` goes.

    An Arabic query against Latin tokens gives P(token | query): there is no channel from Latin to Arabic.
    """
    least = depth.start
    while True:
        found = [_walked(query, trie, script, least) for trie in vocabulary.tries(script)]
        tokens = np.concatenate([tokens for tokens, _ in found]) if found else np.zeros(0, np.int32)
        chance = np.concatenate([chance for _, chance in found]) if found else np.zeros(0)
        best = float(chance.max(initial=0.0))
        if best * depth.share >= least or least <= depth.end:
            break
        least = max(best * depth.share if best else least * 1e-3, depth.end)
    order = np.lexsort((-chance, tokens))
    first = np.ones(len(order), np.bool_)
    first[1:] = tokens[order][1:] != tokens[order][:-1]
    return tokens[order][first], chance[order][first]


def _walked(query: Token, trie: Trie, script: str, least: float) -> tuple[NDArray[np.int32], Floats]:
    """The entries of one trie against each reading of the query."""
    backwards = query[0] == "arabic" and script == "latin"
    channel = tables.channel(query[0], script) if backwards else tables.channel(script, query[0])
    kernel = kernels.as_targets if backwards else kernels.as_sources
    tokens, chances = [], []
    for n, (form, penalty) in enumerate(query[1]):
        letters = np.frombuffer(coded(form, query[0]), np.uint8)
        entries, chance = np.empty(len(trie.sizes), np.int64), np.empty(len(trie.sizes))
        held = kernel(
            trie.letters, trie.sizes, trie.shared, n > 0, trie.readings, letters, len(letters), channel.tables,
            least, entries, chance,
        )  # fmt: skip
        tokens.append(trie.tokens[entries[:held]])
        chances.append(chance[:held] * np.exp(trie.penalty[entries[:held]] + penalty))
    return np.concatenate(tokens), np.concatenate(chances)


def weigh(chance: float | Floats, usual: float | Floats, mismatch: float) -> Floats:
    """The weight in nats of a chance against the usual one, never below log(mismatch) nor above `RAREST`."""
    return np.minimum(np.log((1 - mismatch) * chance / usual + mismatch), RAREST)


def unseen(query: Token) -> float:
    """Probability of a token under the assumption that the pool doesn't hold its name."""
    return UNSEEN * exp(-UNSEEN_LETTER * len(query[1][0][0]))


@cache
def usual_names() -> tuple[Vocabulary, Floats]:
    """The Arabic tokens of names in Syria, Lebanon, Iraq and Palestine with their mean share of each country."""
    lines = (files("khabar.names") / "data" / "frequencies.tsv").read_text("utf-8").splitlines()
    rows = list(csv.reader(lines, delimiter="\t"))[1:]
    counts = np.array([[int(count) for count in row[1:]] for row in rows], float)
    vocabulary = Vocabulary(("arabic", ((row[0], 0.0),)) for row in rows)
    return vocabulary, (counts / counts.sum(0)).mean(1)


@lru_cache(maxsize=1 << 16)
def usual(query: Token) -> float:
    """How likely a name of the usual ones is written as this token."""
    vocabulary, share = usual_names()
    tokens, chance = matches(query, vocabulary, "arabic", ROUGHLY)
    return float((1 - UNSEEN) * (share[tokens] * chance).sum()) + unseen(query)


def mismatch(a: str, b: str) -> float:
    """The share of true pairs whose tokens differ beyond any spelling, for two scripts."""
    return MISMATCH[(a, b) if a < b else (b, a)]
