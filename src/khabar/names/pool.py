"""How much it tells that two tokens agree, given how often tokens occur in a pool of names."""

import csv
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from khabar.names import kernels, tables
from khabar.names.vocabulary import SCRIPTS, Token, Vocabulary, encoded

Floats = NDArray[np.float64]
UNSEEN = 0.02
"""Share of names that the pool doesn't hold."""
UNSEEN_LETTER = 2.3
RAREST = log(2e5)
"""The most, in nats, that agreement on one token can tell."""
MISMATCH = {("arabic", "arabic"): 1e-2, ("arabic", "latin"): 3e-4, ("latin", "latin"): 1e-3}
"""Share of true pairs whose tokens differ beyond any spelling, by the scripts of the two."""


def matches(query: Token, vocabulary: Vocabulary, script: str) -> tuple[NDArray[np.int32], Floats]:
    """The tokens of that script that resemble the query, with P(query | token).

    An Arabic query against Latin tokens gives P(token | query): there is no channel from Latin to Arabic.
    """
    size = len(vocabulary)
    found = np.empty(size, np.int32)
    own = encoded(query)
    held = kernels.near(own.marks, vocabulary.marks[:size], vocabulary.script, SCRIPTS.index(script), found)
    chance = np.empty(held)
    backwards = query[0] == "arabic" and script == "latin"
    channel = tables.channel(query[0], script) if backwards else tables.channel(script, query[0])
    kernels.chances(
        vocabulary.letters, vocabulary.sizes, vocabulary.penalty, found[:held], backwards,
        own.letters, own.sizes, own.penalty, channel.tables, chance,
    )  # fmt: skip
    return found[:held], chance


def weigh(chance: float | Floats, usual: float | Floats, mismatch: float) -> Floats:
    """The weight in nats of a chance against the usual one, never below log(mismatch) nor above `RAREST`."""
    return np.minimum(np.log((1 - mismatch) * chance / usual + mismatch), RAREST)


def unseen(query: Token) -> float:
    """Probability of a token under the assumption that the pool doesn't hold its name."""
    return UNSEEN * exp(-UNSEEN_LETTER * int(encoded(query).sizes[0]))


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
    tokens, chance = matches(query, vocabulary, "arabic")
    return float((1 - UNSEEN) * (share[tokens] * chance).sum()) + unseen(query)


def mismatch(a: str, b: str) -> float:
    """The share of true pairs whose tokens differ beyond any spelling, for two scripts."""
    return MISMATCH[(a, b) if a < b else (b, a)]
