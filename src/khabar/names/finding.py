"""The working parts of an index put together."""

from collections.abc import Iterable
from itertools import islice, pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from khabar.names.aligning import usual_costs
from khabar.names.pairing import TURNED
from khabar.names.reading_in import Lexicon
from khabar.names.resembling import NOTHING, Resembling, resemble
from khabar.names.rows import Rows
from khabar.names.searching import search
from khabar.names.tokens import content, merged, token
from khabar.names.vocabulary import SCRIPTS, Token, Vocabulary

Floats = NDArray[np.float64]
BATCH = 50_000
KNOWN = 4096


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
        if not self.rows.alive.flags.writeable:
            self.rows.alive = self.rows.alive.copy()
        self.rows.alive[position] = False
        self.alive -= 1

    def search(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Positions and weights in bits of the rows that fit best."""
        parts = [token(one.unit) for one in content(query)]
        if not parts or limit < 1 or not self.alive:
            return []
        self._make_ready()
        neighbours = [merged(a, b) for a, b in pairwise(parts)]
        found = [self._resembling(one) if one else NOTHING for one in (*parts, *neighbours)]
        for n, one in enumerate(found):
            self._gains[n, one.tokens] = one.gains
        top_rows, top_weights = np.zeros(limit, np.int32), np.full(limit, -np.inf)
        self._stamp += 1
        order, bounds = _plan(found, len(parts), self.rows.posting_starts)
        held = search(
            order, bounds, *_lists(found), self._waiting(found), self.rows.posting_starts, self.rows.posted,
            self.rows.starts, self.rows.tokens, self.rows.alive, self.vocabulary.script, self._gains,
            np.array([one.floors for one in found]), len(parts), self._seen, self._stamp, usual_costs(), TURNED,
            top_rows, top_weights,
        )  # fmt: skip
        for n, one in enumerate(found):
            self._gains[n, one.tokens] = 0
        return [(int(row), float(weight) / log(2)) for row, weight in zip(top_rows[:held], top_weights, strict=False)]

    def _make_ready(self) -> None:
        """Bring postings, shares and scratch space up to what was added."""
        size = len(self.vocabulary)
        if self.rows.crowded or not self.rows.listed or len(self.rows.posting_starts) <= size:
            self.rows.list_all(size)
        if len(self._share) != size or not self._known:
            counts = np.bincount(self.rows.tokens[: self.rows.starts[self.rows.size]], minlength=size).astype(float)
            script = self.vocabulary.script[:size]
            totals = np.bincount(script, counts, minlength=len(SCRIPTS))
            self._share, self._totals = counts / np.maximum(totals, 1)[script], totals.astype(float)
        if self._gains.shape[1] < size:
            self._gains = np.zeros((2 * 12, 2 * size), np.float32)
        if len(self._seen) < self.rows.size:
            self._seen, self._stamp = np.zeros(2 * self.rows.size, np.int32), 1

    def _waiting(self, found: list[Resembling]) -> NDArray[np.int32]:
        if self.rows.listed == self.rows.size:
            return np.zeros(0, np.int32)
        wanted = np.zeros(len(self.vocabulary), np.bool_)
        for one in found:
            wanted[one.listed] = True
        return self.rows.waiting(wanted)

    def _resembling(self, query: Token) -> Resembling:
        if query not in self._known:
            if len(self._known) >= KNOWN:
                self._known.clear()
            self._known[query] = resemble(query, self.vocabulary, self._share, self._totals)
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
    return order, sums + highest * (costs.first + costs.last - 2)


def _lists(found: list[Resembling]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    sizes = [len(one.listed) for one in found]
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), np.concatenate([one.listed for one in found])
