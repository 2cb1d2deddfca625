"""Which rows are whose."""

import numpy as np
from numpy.typing import NDArray


class Owned:
    """The rows in the order of their persons. What was in order before a change is in order but for a little after it.

    `persons` is one more than the highest key of a person, `found` how many persons some row finds.
    """

    def __init__(self) -> None:
        self.is_old = True
        self.persons, self.found = 1, 0
        self._rows, self._owners = np.zeros(0, np.int32), np.zeros(0, np.int32)

    def bring_up_to_date(self, owners: NDArray[np.int32], alive: NDArray[np.bool_]) -> None:
        """Follow what changed: the owner of each row, and whether it is found."""
        if not self.is_old and len(owners) == len(self._rows):
            return
        rows = np.concatenate([self._rows, np.arange(len(self._rows), len(owners), dtype=np.int32)])
        order = np.argsort(owners[rows], kind="stable")
        self._rows = rows[order]
        self._owners = owners[self._rows]
        self.persons = int(self._owners[-1]) + 1 if len(owners) else 1
        somebody = np.zeros(self.persons, np.bool_)
        somebody[owners[alive]] = True
        self.found, self.is_old = int(np.count_nonzero(somebody)), False

    def rows_of(self, persons: NDArray[np.int64]) -> NDArray[np.int32]:
        """All rows of some persons, each given once; in order."""
        first = np.searchsorted(self._owners, persons, "left")
        many = np.searchsorted(self._owners, persons, "right") - first
        ends = np.cumsum(many)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - ends + many, many)
        return np.sort(self._rows[places])
