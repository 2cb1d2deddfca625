"""The words of a vocabulary in the order of their letters, laid out for the walks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.names import tables, walking
from khabar.names.attested import attested
from khabar.names.channel import CHUNK, LONGEST
from khabar.names.spelling import Token, coded

Nodes = tuple[NDArray[Any], ...]


@dataclass(frozen=True)
class Trie:
    """Readings of tokens of one script, an entry each, sorted.

    `letters[entry, place]` codes of letters, `sizes` how many, `shared` how many are those of the entry before,
    `tokens` whose reading it is, `later` whether it is not the first, `penalty` what it costs (natural logarithm).
    `known`: where the forms stand that spellings are attested for, `trust` how far those are trusted (Arabic forms
    only).
    """

    script: str
    letters: NDArray[np.uint8]
    sizes: NDArray[np.int64]
    shared: NDArray[np.int64]
    tokens: NDArray[np.int32]
    later: NDArray[np.bool_]
    penalty: NDArray[np.float64]
    trust: NDArray[np.float64]
    known: dict[str, list[int]]

    @cached_property
    def _by_token(self) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The tokens in ascending order, and whose entries they are."""
        order = np.argsort(self.tokens, kind="stable")
        return self.tokens[order], order

    def entries_of(self, tokens: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The places in `tokens` of those that have entries here, once for each entry, and the entries."""
        held, order = self._by_token
        first, last = np.searchsorted(held, tokens), np.searchsorted(held, tokens, "right")
        sizes = last - first
        places = np.repeat(np.arange(len(tokens)), sizes)
        within = np.arange(len(places)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return places, order[np.repeat(first, sizes) + within]

    @cached_property
    def nodes(self) -> Nodes:
        """The entries as `walking.as_sources` takes them."""
        size = walking.count_nodes(self.sizes, self.shared)
        nodes = (np.empty(size, np.int32), np.empty(size, np.uint8), np.empty(size, np.int32), np.empty(size, np.int32))
        weak = tables.channel(self.script, "latin").weak
        walking.lay_nodes(self.letters, self.sizes, self.shared, weak, *nodes)
        return nodes

    @cached_property
    def beginnings(self) -> Nodes:
        """The entries as `walking.as_targets` takes them."""
        channel = tables.channel("arabic", self.script)
        size = int((self.sizes - self.shared).sum())
        nodes = (
            np.zeros((size, CHUNK + 1), np.int16),
            np.empty(size, np.uint8),
            np.empty(size, np.int32),
            np.empty((size, 2), np.int32),
        )
        never = len(channel.lengths) - CHUNK - 1
        walking.lay_beginnings(self.letters, self.sizes, self.shared, channel.chunk, never, *nodes)
        return nodes


def trie(tokens: Sequence[Token], first: int, script: str) -> Trie:
    """Sort the readings of the tokens of one script; the tokens are numbered from `first`."""
    rows = [
        (coded(form, script), number, place, penalty, form)
        for number, (own, readings) in enumerate(tokens, first)
        if own == script
        for place, (form, penalty) in enumerate(readings)
    ]
    rows.sort()
    held = attested()
    spelled = held.latin if script == "arabic" else held.arabic
    known: dict[str, list[int]] = {}
    for entry, row in enumerate(rows):
        if row[4] in spelled:
            known.setdefault(row[4], []).append(entry)
    letters = np.frombuffer(b"".join(row[0].ljust(LONGEST, b"\0") for row in rows), np.uint8).reshape(-1, LONGEST)
    unlike = np.ones((len(rows), LONGEST + 1), np.bool_)
    unlike[1:, :LONGEST] = letters[1:] != letters[:-1]
    sizes = np.array([len(row[0]) for row in rows], np.int64)
    shared = np.minimum(unlike.argmax(1), np.minimum(sizes, np.concatenate([[0], sizes[:-1]]))) if rows else sizes
    return Trie(
        script,
        letters,
        sizes,
        shared.astype(np.int64),
        np.array([row[1] for row in rows], np.int32),
        np.array([row[2] > 0 for row in rows], np.bool_),
        np.array([row[3] for row in rows], np.float64),
        np.array([held.trust.get(row[4], 0.0) if script == "arabic" else 0.0 for row in rows]),
        known,
    )
