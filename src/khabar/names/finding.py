"""The working parts of an index put together."""

from collections.abc import Iterable
from itertools import islice, pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from khabar.names import pool
from khabar.names.aligning import usual_costs
from khabar.names.pairing import TURNED
from khabar.names.reading_in import Lexicon
from khabar.names.resembling import Resembling, nothing, resemble
from khabar.names.rows import Rows
from khabar.names.searching import search
from khabar.names.tokens import MOST, content, merged, token
from khabar.names.vocabulary import SCRIPTS, Token, Vocabulary

Floats = NDArray[np.float64]
BATCH = 50_000
KNOWN = 4096
RANKED = 40
"""Rows that are weighed again in full, as a first look leaves out what is unlikely."""


class Finder:
    """Rows of tokens, their vocabulary, and what is remembered between searches."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.rows = Rows()
        self.alive = 0
        self._lexicon = Lexicon(self.vocabulary)
        self._known: dict[Token, Resembling] = {}
        self._share: Floats = np.zeros(0)
        self._totals: Floats = np.zeros(0)
        self._script = np.zeros(0, np.uint8)
        self._gains = np.zeros((0, 0), np.float32)
        self._seen = np.zeros(0, np.int32)
        self._stamp = 0

    def add(self, names: Iterable[str]) -> int:
        """Add names and give the position of the first."""
        first = self.rows.size
        several = iter(names)
        while batch := [self._lexicon.row(name) for name in islice(several, BATCH)]:
            self.rows.extend(batch)
            self.alive += len(batch)
        self._known.clear()
        return first

    def remove(self, position: int) -> None:
        """Take a row out. Raises KeyError when nothing is there."""
        if not 0 <= position < self.rows.size or not self.rows.alive[position]:
            raise KeyError(position)
        self.rows.alive[position] = False
        self.alive -= 1

    def search(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Positions and weights in bits of the rows that fit best."""
        parts = [token(one.unit) for one in content(query)]
        if not parts or limit < 1 or not self.alive:
            return []
        self._make_ready()
        neighbours = [merged(a, b) for a, b in pairwise(parts)]
        found = [self._resembling(one, pool.USUALLY) for one in parts]
        found += [self._resembling(one, pool.JOINED) if one else nothing() for one in neighbours]
        for n, one in enumerate(found):
            self._gains[one.tokens, n] = one.gains
        order, bounds = _plan(found, len(parts), self.rows.posting_starts)
        rows, _ = self._best(found, len(parts), order, bounds, self._waiting(found), max(limit, RANKED))
        tokens = self.rows.tokens_of(rows)
        for n, one in enumerate(found[: len(parts)]):
            known, gains = one.look_closer(tokens, self.vocabulary)
            self._gains[known, n] = gains
        rows, weights = self._best(found, len(parts), order[:0], bounds, rows, limit)
        for n, one in enumerate(found):
            self._gains[one.tokens, n] = 0
        self._gains[tokens] = 0
        return [(int(row), float(weight) / log(2)) for row, weight in zip(rows, weights, strict=True)]

    def _best(
        self, found: list[Resembling], n: int, order: NDArray[np.int64], bounds: Floats, extra: NDArray[np.int32],
        limit: int,
    ) -> tuple[NDArray[np.int32], Floats]:  # fmt: skip
        """The best rows among `extra` and those that the parts in `order` lead to."""
        top_rows, top_weights = np.zeros(limit, np.int32), np.full(limit, -np.inf)
        self._stamp += 1
        floors = np.array([one.floors for one in found]).T.copy()
        held = search(
            order, bounds, *_lists(found), extra, self.rows.posting_starts, self.rows.posted, self.rows.starts,
            self.rows.tokens, self.rows.alive, self._script, self._gains, floors, n, self._seen, self._stamp,
            usual_costs(), TURNED, top_rows, top_weights,
        )  # fmt: skip
        return top_rows[:held], top_weights[:held]

    def _make_ready(self) -> None:
        """Bring postings, shares and scratch space up to what was added."""
        size = len(self.vocabulary)
        if self.rows.crowded or not self.rows.listed or len(self.rows.posting_starts) <= size:
            self.rows.list_all(size)
        if len(self._share) != size or not self._known:
            counts = np.bincount(self.rows.tokens[: self.rows.starts[self.rows.size]], minlength=size).astype(float)
            script = np.array([SCRIPTS.index(token[0]) for token in self.vocabulary.tokens], np.uint8)
            totals = np.bincount(script, counts, minlength=len(SCRIPTS))
            self._script = script
            self._share, self._totals = counts / np.maximum(totals, 1)[script], totals.astype(float)
        if len(self._gains) < size:
            self._gains = np.zeros((2 * size, 2 * MOST), np.float32)
        if len(self._seen) < self.rows.size:
            self._seen, self._stamp = np.zeros(2 * self.rows.size, np.int32), 1

    def _waiting(self, found: list[Resembling]) -> NDArray[np.int32]:
        if self.rows.listed == self.rows.size:
            return np.zeros(0, np.int32)
        wanted = np.zeros(len(self.vocabulary), np.bool_)
        for one in found:
            wanted[one.listed] = True
        return self.rows.waiting(wanted)

    def _resembling(self, query: Token, depth: pool.Depth) -> Resembling:
        if query not in self._known:
            if len(self._known) >= KNOWN:
                self._known.clear()
            self._known[query] = resemble(query, self.vocabulary, self._share, self._totals, depth)
        return self._known[query]


def _plan(found: list[Resembling], n: int, starts: NDArray[np.int64]) -> tuple[NDArray[np.int64], Floats]:
    """The order in which the parts of a query look for rows, fewest rows first, and what is left before each.

    What the parts not yet taken can weigh together, at most; the words joined from two neighbours come first.
    """
    costs = usual_costs()
    most = np.array([one.most for one in found])
    rows = np.array([(starts[one.listed + 1] - starts[one.listed]).sum() for one in found])
    order = np.lexsort((rows, np.arange(len(found)) < n))
    left = np.where(order < n, most[order], 0.0)
    sums = np.cumsum(left[::-1])[::-1]
    highest = np.maximum.accumulate(left[::-1])[::-1]
    whole = float(most[0] * costs.first + most[1 : n - 1].sum() + most[n - 1] * costs.last * (n > 1))
    return order, np.append(sums + highest * (costs.first + costs.last - 2), whole - 1e-6)


def _lists(found: list[Resembling]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    sizes = [len(one.listed) for one in found]
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), np.concatenate([one.listed for one in found])
