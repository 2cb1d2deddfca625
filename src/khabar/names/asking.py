"""A query laid out for the kernels."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.names.aligning import Costs
from khabar.names.closer import look_closer
from khabar.names.in_full import lay, lay_more
from khabar.names.pairing import TURNED
from khabar.names.resembling import Resembling
from khabar.names.vocabulary import Vocabulary

Query = tuple[Any, ...]


class Asked:
    """What tokens weigh against the parts of a query: a line of weights for each, and which line is a token's.

    The first `n` of `found` are the parts, the others two neighbours as one word.
    """

    def __init__(
        self, found: Sequence[Resembling], n: int, lines: NDArray[np.int32], scripts: NDArray[np.uint8], costs: Costs
    ) -> None:
        self.found = found
        self.n = n
        self.costs = costs
        self.tokens = np.concatenate([one.tokens for one in found])
        self._lines, self._scripts = lines, scripts
        self._floors = np.array([one.floors for one in found]).T.copy()
        self._table = np.empty((len(self._floors) + len(self.tokens), len(found)))
        starts = np.array([0, *accumulate(len(one.tokens) for one in found)])
        weights = np.concatenate([one.weights for one in found])
        self._size = lay(lines, self._table, self._floors, scripts, self.tokens, starts, weights)

    @property
    def query(self) -> Query:
        """The query as the kernels take it."""
        return self._lines, self._table, self.n, self.costs, TURNED, self._size.bit_length()

    def look_closer(self, tokens: NDArray[np.int32], vocabulary: Vocabulary) -> None:
        """Weigh these tokens against each part, however unlikely they are."""
        weights = look_closer(self.found[: self.n], tokens, vocabulary)
        self.tokens = np.concatenate([self.tokens, tokens])
        self._table = np.concatenate([self._table[: self._size], np.empty((len(tokens), len(self.found)))])
        self._size = lay_more(self._lines, self._table, self._size, self._floors, self._scripts, tokens, weights)


@contextmanager
def asking(
    found: Sequence[Resembling], n: int, lines: NDArray[np.int32], scripts: NDArray[np.uint8], costs: Costs
) -> Iterator[Asked]:
    """Lay a query out in `lines`, which hold each token's script before and after."""
    asked = Asked(found, n, lines, scripts, costs)
    try:
        yield asked
    finally:
        lines[asked.tokens] = scripts[asked.tokens]
