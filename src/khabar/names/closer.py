"""A closer look at a few tokens of an index: what they weigh against each part of a query, however unlikely."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.names import pool, tables
from khabar.names.attested import attested
from khabar.names.channel import LONGEST
from khabar.names.kernels import pair_chances
from khabar.names.resembling import Resembling, beside_rivals
from khabar.names.spelling import SCRIPTS, coded
from khabar.names.vocabulary import Vocabulary
from khabar.names.weighing import LEAST

Floats = NDArray[np.float64]


def look_closer(parts: Sequence[Resembling], tokens: NDArray[np.int32], vocabulary: Vocabulary) -> Floats:
    """The weights `[token, part]`. What is attested is left out: those tokens resemble the part in any case."""
    weights = np.empty((len(tokens), len(parts)))
    own = vocabulary.scripts[tokens]
    for n, script in enumerate(SCRIPTS):
        rows = np.flatnonzero(own == n)
        for written in SCRIPTS if len(rows) else ():
            columns = [place for place, one in enumerate(parts) if one.query[0] == written]
            if columns:
                few = [parts[place] for place in columns]
                weights[rows[:, None], columns] = _weights(few, tokens[rows], vocabulary, written, script)
    return weights


def _weights(
    parts: Sequence[Resembling], tokens: NDArray[np.int32], vocabulary: Vocabulary, written: str, script: str
) -> Floats:
    """The weights of tokens of one script against parts of one script."""
    backwards = written == "arabic" and script == "latin"
    channel = tables.channel(written, script) if backwards else tables.channel(script, written)
    held = [(coded(form, written), n, cost) for n, one in enumerate(parts) for form, cost in one.query[1]]
    asked = (
        np.frombuffer(b"".join([code.ljust(LONGEST, b"\0") for code, _, _ in held]), np.uint8).reshape(-1, LONGEST),
        np.array([len(code) for code, _, _ in held]),
        np.array([n for _, n, _ in held]),
        np.array([cost for _, _, cost in held]),
    )
    chances = np.zeros((len(parts), len(tokens)) if backwards else (len(tokens), len(parts)))
    trust = np.zeros(len(tokens))
    for trie in vocabulary.tries(script):
        owners, entries = trie.entries_of(tokens)
        readings = (trie.letters[entries], trie.sizes[entries], owners, trie.penalty[entries])
        first = ~trie.later[entries]
        trust[owners[first]] = trie.trust[entries[first]]
        if backwards:
            least = np.full(len(tokens), LEAST)
            pair_chances(*asked, len(parts), *readings, len(tokens), channel.tables, least, least, chances)
        else:
            least = np.full(len(parts), LEAST)
            pair_chances(*readings, len(tokens), *asked, len(parts), channel.tables, least, least, chances)
    usual = np.array([one.usual[script] for one in parts])
    taken = chances = chances.T if backwards else chances
    if backwards:
        taken = chances / vocabulary.usual(tokens)[:, None]
        taken = taken * (1 - np.array([attested().trust.get(one.query[1][0][0], 0.0) for one in parts]))
    elif written != script:
        taken = chances * (1 - trust[:, None])
    weights = pool.weigh(taken, usual, pool.mismatch(written, script))
    for n, one in enumerate(parts):
        weights[:, n] = beside_rivals(weights[:, n], chances[:, n], one.query, tokens, vocabulary, script)
    return weights
