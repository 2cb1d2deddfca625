"""The working parts of an index put together."""

from collections.abc import Iterable
from itertools import islice, pairwise
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.names.aligning import Costs, usual_costs
from khabar.names.asking import Asked, asking
from khabar.names.exact import digest, preferred, same_form
from khabar.names.in_full import weigh_all, weigh_rows
from khabar.names.planning import plan
from khabar.names.reading_in import Lexicon
from khabar.names.resembling import Resembling, nothing, resemble
from khabar.names.rows import Rows
from khabar.names.searching import ENOUGH_AT_LAST, search
from khabar.names.spelling import SCRIPTS, Token
from khabar.names.tokens import content, has_kunya, merged, token
from khabar.names.vocabulary import Vocabulary

Floats = NDArray[np.float64]
Index = tuple[NDArray[Any], ...]
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
        self._known: dict[tuple[Token, bool], Resembling] = {}
        self._share: Floats = np.zeros(0)
        self._totals: Floats = np.zeros(0)
        self._lines = np.zeros(0, np.int32)
        self._sums = np.zeros(0, np.float32)
        self._touched = np.zeros(0, np.int32)
        self._likely = np.zeros(0, np.int32)

    def add(self, names: Iterable[str]) -> int:
        """Add names and give the position of the first."""
        first = self.rows.size
        several = iter(names)
        while batch := list(islice(several, BATCH)):
            self.rows.extend([self._lexicon.row(name) for name in batch], [digest(name) for name in batch])
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
        """Positions and weights in bits of the rows that fit best; of equals those spelled as the query come first."""
        found, n, costs = self._asked(query)
        if not n or limit < 1:
            return []
        top_rows, top_weights = np.zeros(max(limit, RANKED), np.int32), np.full(max(limit, RANKED), -np.inf)
        index = self._index()
        with asking(found, n, self._lines, self.vocabulary.scripts, costs) as asked:
            held = weigh_rows(self._waiting(found), index, asked.query, top_rows, top_weights, 0)
            held = self._look(asked, index, limit, top_rows, top_weights, held)
            best = top_rows[:held]
            tokens = self._tokens(found[:n])
            if -1 not in tokens and held == len(top_rows) and top_weights[0] == top_weights[held - 1]:
                best = np.union1d(best, same_form(self.rows, tokens))
            return self._ranked(best, asked, query, tokens, limit)

    def _tokens(self, parts: list[Resembling]) -> list[int]:
        """The numbers of the tokens asked for, -1 for one that no row holds."""
        return [self.vocabulary.number.get(one.query, -1) for one in parts]

    def _ranked(
        self, rows: NDArray[np.int32], asked: Asked, query: str, tokens: list[int], limit: int
    ) -> list[tuple[int, float]]:
        """A few rows looked at closer, the best first."""
        asked.look_closer(self.rows.tokens_of(rows), self.vocabulary)
        top_rows, top_weights = np.zeros(len(rows), np.int32), np.full(len(rows), -np.inf)
        held = weigh_rows(rows, self._index(), asked.query, top_rows, top_weights, 0)
        top_rows, bits = top_rows[:held], top_weights[:held] / log(2)
        bits += preferred(self.rows, top_rows, tokens, query)
        order = np.lexsort((top_rows, -bits))[:limit]
        return list(zip(top_rows[order].tolist(), bits[order].tolist(), strict=True))

    def among(self, query: str, rows: NDArray[np.int32], limit: int) -> list[tuple[int, float]]:
        """The best of these rows."""
        found, n, costs = self._asked(query)
        if not n or limit < 1:
            return []
        top_rows, top_weights = np.zeros(max(limit, RANKED), np.int32), np.full(max(limit, RANKED), -np.inf)
        with asking(found, n, self._lines, self.vocabulary.scripts, costs) as asked:
            held = weigh_rows(rows, self._index(), asked.query, top_rows, top_weights, 0)
            return self._ranked(top_rows[:held], asked, query, self._tokens(found[:n]), limit)

    def weights(self, query: str, rows: NDArray[np.int32] | None = None) -> Floats:
        """The weight in bits of every row, or of each of some; NaN for those taken out."""
        if rows is None:
            rows = np.arange(self.rows.size, dtype=np.int32)
        weights = np.full(len(rows), np.nan)
        found, n, costs = self._asked(query)
        if n:
            with asking(found, n, self._lines, self.vocabulary.scripts, costs) as asked:
                weigh_all(rows, self._index(), asked.query, weights)
        return weights / log(2)

    def _asked(self, query: str) -> tuple[list[Resembling], int, Costs]:
        """What the parts of a query resemble, two neighbours as one word after them; how many parts; the costs."""
        named = content(query)
        parts, costs = [token(one.unit) for one in named], usual_costs(kunya_a=has_kunya(named))
        if not parts or not self.alive or not self.rows.starts[self.rows.size]:
            return [], 0, costs
        self._make_ready()
        neighbours = [merged(a, b) for a, b in pairwise(parts)]
        found = [self._resembling(one, False) for one in parts]
        found += [self._resembling(one, True) if one else nothing() for one in neighbours]
        return found, len(parts), costs

    def _index(self) -> Index:
        """The rows as the kernels take them."""
        rows = self.rows
        return rows.posting_starts, rows.posted, rows.starts, rows.tokens, rows.alive

    def _look(
        self, asked: Asked, index: Index, limit: int, top_rows: NDArray[np.int32], top_weights: Floats, held: int
    ) -> int:
        """The best rows that the parts of a query lead to, and how many there are."""
        planned = plan(asked.found, asked.n, self.rows.posting_starts, asked.costs)
        if not len(planned.order):
            return held
        scratch = (self._sums, self._touched, self._likely, np.zeros(ENOUGH_AT_LAST, np.int32))
        return int(search(*planned, index, asked.query, scratch, limit, top_rows, top_weights, held))

    def _make_ready(self) -> None:
        """Bring postings, shares and scratch space up to what was added."""
        size = len(self.vocabulary)
        if self.rows.crowded or not self.rows.listed or len(self.rows.posting_starts) <= size:
            self.rows.list_all(size)
        if len(self._share) != size or not self._known:
            counts = np.bincount(self.rows.tokens[: self.rows.starts[self.rows.size]], minlength=size).astype(float)
            script = self.vocabulary.scripts
            totals = np.bincount(script, counts, minlength=len(SCRIPTS))
            self._lines = script.astype(np.int32)
            self._share, self._totals = counts / np.maximum(totals, 1)[script], totals.astype(float)
        if len(self._sums) < self.rows.size:
            size = self.rows.size + self.rows.size // 4
            self._sums = np.zeros(size, np.float32)
            self._touched, self._likely = np.zeros(size, np.int32), np.zeros(size, np.int32)

    def _waiting(self, found: list[Resembling]) -> NDArray[np.int32]:
        if self.rows.listed == self.rows.size:
            return np.zeros(0, np.int32)
        wanted = np.zeros(len(self.vocabulary), np.bool_)
        for one in found:
            wanted[one.listed] = True
        return self.rows.waiting(wanted)

    def _resembling(self, query: Token, joined: bool) -> Resembling:
        if (query, joined) not in self._known:
            if len(self._known) >= KNOWN:
                self._known.clear()
            self._known[query, joined] = resemble(query, self.vocabulary, self._share, self._totals, joined)
        return self._known[query, joined]
