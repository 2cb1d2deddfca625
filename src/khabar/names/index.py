"""Find a name among many."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from khabar.names.finding import Finder


class Hit(NamedTuple):
    """A name found: its position in the order in which names were added, and its match weight in bits."""

    position: int
    weight: float


class NameIndex:
    """Names to search in, in either script or both.

    Ex: NameIndex(["محمد الخولي", "علي حسن"]).search("Khouli Mohamad")[0].position -> 0
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        from khabar.names.finding import Finder

        self._finder: Finder = Finder()
        self._finder.add(names)

    def __len__(self) -> int:
        return self._finder.alive

    def add(self, name: str) -> int:
        """Add a name and give its position; positions are never used twice."""
        return self._finder.add([name])

    def extend(self, names: Iterable[str]) -> None:
        """Add names, in order."""
        self._finder.add(names)

    def remove(self, position: int) -> None:
        """Take a name out; the other positions stay. Raises KeyError when nothing is there."""
        self._finder.remove(position)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """The names that fit best, best first; those of equal weight in order of position.

        A name of the same normal form weighs a few hundredths of a bit more than others, the same text again more.

        Only names that share a likely part with the query are found. How much a part tells depends on how rare it is
        among the names of this index; where those are few, on how rare it is in Syria, Lebanon, Iraq and Palestine.
        """
        return [Hit(position, weight) for position, weight in self._finder.search(query, limit)]

    def among(self, query: str, positions: NDArray[np.int32], limit: int = 10) -> list[Hit]:
        """The same as `search`, of the names at these positions only. What tells much or little is not changed by it.

        Every one is weighed, so that all those are found that weigh anything.
        """
        return [Hit(position, weight) for position, weight in self._finder.among(query, positions, limit)]

    def weights(self, query: str, positions: NDArray[np.int32] | None = None) -> NDArray[np.float64]:
        """The match weight in bits of every position, or of those given; NaN where the name was taken out.

        Every token's weight is looked up in a table, so a million names take a fraction of a second. Ex: the weights of
        one name of a list against all others, from which to choose a threshold. A spelling as asked counts no more.
        """
        return self._finder.weights(query, positions)

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which is made; what lies there under the same names is replaced."""
        from khabar.names import saving

        saving.save(self._finder, folder)

    @classmethod
    def load(cls, folder: Path) -> NameIndex:
        """An index as it was saved, its arrays mapped from disk. Raises BadInput when the folder holds none."""
        from khabar.names import saving

        index = cls()
        index._finder = saving.load(folder)
        return index
