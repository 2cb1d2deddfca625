"""Rows of token numbers that grow, with lists of the rows that hold each token."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


class Rows:
    """Row r holds `tokens[starts[r]:starts[r + 1]]`; `alive[r]` is false once it is taken out;
    `digests[r]` is that of its text.

    Rows up to `listed` stand in the postings: token t in rows `posted[posting_starts[t]:posting_starts[t + 1]]`. Later
    ones wait until they are a fiftieth of all.
    """

    def __init__(self) -> None:
        self.size = 0
        self.listed = 0
        self.starts = np.zeros(1, np.int64)
        self.tokens = np.zeros(0, np.int32)
        self.alive = np.zeros(0, np.bool_)
        self.digests = np.zeros(0, np.uint32)
        self.posting_starts = np.zeros(1, np.int64)
        self.posted = np.zeros(0, np.int32)

    def extend(self, rows: list[list[int]], digests: list[int]) -> None:
        """Append rows, with the digests of their texts."""
        held = int(self.starts[self.size])
        sizes = np.fromiter(map(len, rows), np.int64, len(rows))
        total = int(sizes.sum())
        self.starts = _roomy(self.starts, self.size + 1 + len(rows))
        self.alive = _roomy(self.alive, self.size + len(rows))
        self.digests = _roomy(self.digests, self.size + len(rows))
        self.tokens = _roomy(self.tokens, held + total)
        self.starts[self.size + 1 : self.size + 1 + len(rows)] = held + np.cumsum(sizes)
        self.alive[self.size : self.size + len(rows)] = True
        self.digests[self.size : self.size + len(rows)] = digests
        self.tokens[held : held + total] = np.fromiter((token for row in rows for token in row), np.int32, total)
        self.size += len(rows)

    def list_all(self, vocabulary: int) -> None:
        """Put every row into the postings, of which there is one for each token of a vocabulary of that size."""
        held = int(self.starts[self.size])
        tokens = self.tokens[:held]
        owner = np.repeat(np.arange(self.size, dtype=np.int32), np.diff(self.starts[: self.size + 1]))
        self.posted = owner[np.argsort(tokens, kind="stable")]
        self.posting_starts = np.concatenate([[0], np.cumsum(np.bincount(tokens, minlength=vocabulary))]).astype(
            np.int64
        )
        self.listed = self.size

    @property
    def crowded(self) -> bool:
        """Whether enough rows wait for the postings to be made anew."""
        return self.size - self.listed > max(1000, self.listed // 50)

    def tokens_of(self, rows: Ints) -> Ints:
        """The distinct tokens of some rows, in ascending order."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        before = np.cumsum(lengths) - lengths
        return np.unique(self.tokens[np.repeat(self.starts[rows] - before, lengths) + np.arange(lengths.sum())])

    def waiting(self, wanted: NDArray[np.bool_]) -> Ints:
        """The rows not yet in the postings that hold a token for which `wanted[token]` is true."""
        starts = self.starts[self.listed : self.size + 1]
        owner = np.repeat(np.arange(self.listed, self.size, dtype=np.int32), np.diff(starts))
        return owner[wanted[self.tokens[starts[0] : starts[-1]]]]


def _roomy(array: np.ndarray, size: int) -> np.ndarray:
    """The array, or a copy twice as large, when it holds less than `size`."""
    if size <= len(array):
        return array
    larger = np.zeros(max(size, 2 * len(array)), array.dtype)
    larger[: len(array)] = array
    return larger
