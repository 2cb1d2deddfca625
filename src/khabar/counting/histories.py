"""Capture histories: which lists caught whom, as counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khabar.model import BadInput


@dataclass(frozen=True, slots=True, eq=False)
class Histories:
    """How many people stand on exactly which lists.

    `cells`: (cells, lists), each a different set of lists, none of them empty, in order; `counts`: people per cell, at
    least one. Make them with `make`, which sees to that.
    """

    lists: tuple[str, ...]
    cells: NDArray[np.bool_]
    counts: NDArray[np.int64]

    @classmethod
    def make(cls, lists: Sequence[str], rows: Iterable[Sequence[bool | int]], counts: Iterable[int]) -> Histories:
        """Sum rows that say the same; people on none of the lists, and cells of nobody, are left out.

        Ex: Histories.make(("A", "B"), [(1, 0), (0, 1), (1, 1)], [20, 15, 5]).documented -> 40

        Raises BadInput for two lists of one name, a row of another length, a count below 0.
        """
        twice = sorted({name for name in lists if list(lists).count(name) > 1})
        if twice:
            raise BadInput(f"two lists are called {twice[0]}. Give each list a name of its own.")
        totals = np.fromiter(counts, np.int64)
        given = [tuple(row) for row in rows]
        if len(given) != len(totals) or any(len(row) != len(lists) for row in given):
            raise BadInput("capture histories need one cell per list and one count in each row.")
        if (totals < 0).any():
            raise BadInput("a count of people can't be below 0.")
        table = np.array(given, dtype=np.bool_).reshape(len(given), len(lists))
        held = (totals > 0) & table.any(axis=1)
        cells, places = np.unique(table[held], axis=0, return_inverse=True)
        return cls(tuple(lists), cells, np.bincount(places.ravel(), totals[held], len(cells)).astype(np.int64))

    @property
    def documented(self) -> int:
        """People on at least one list."""
        return int(self.counts.sum())

    @property
    def sizes(self) -> dict[str, int]:
        """People per list."""
        return dict(zip(self.lists, (self.counts @ self.cells).tolist(), strict=True))

    @property
    def by_times_caught(self) -> NDArray[np.int64]:
        """People who stand on exactly 0, 1, 2, ... lists; place 0 is empty."""
        times = np.bincount(self.cells.sum(axis=1), self.counts, len(self.lists) + 1)
        return times.astype(np.int64)

    def keep(self, names: Iterable[str]) -> Histories:
        """These lists alone, in the order they have here; who stands on none of them is gone."""
        kept = set(names)
        places = [place for place, name in enumerate(self.lists) if name in kept]
        return Histories.make([self.lists[place] for place in places], self.cells[:, places], self.counts)

    def without(self, name: str) -> Histories:
        """All lists but one."""
        return self.keep(other for other in self.lists if other != name)

    def merged(self, names: Sequence[str]) -> Histories:
        """Several lists as one, under the name of the first: on it is who is on any of them."""
        group = [place for place, name in enumerate(self.lists) if name in set(names)]
        first = self.lists.index(names[0])
        cells = self.cells.copy()
        cells[:, first] = cells[:, group].any(axis=1)
        kept = [place for place in range(len(self.lists)) if place == first or place not in group]
        return Histories.make([self.lists[place] for place in kept], cells[:, kept], self.counts)

    def table(self) -> NDArray[np.float64]:
        """Counts of all 2^lists cells; the first list is the highest bit of a cell's number, cell 0 is empty."""
        full = np.zeros(1 << len(self.lists))
        bits = 1 << np.arange(len(self.lists))[::-1]
        full[self.cells @ bits] = self.counts
        return full
