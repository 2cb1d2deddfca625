"""Find a name among many."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log
from typing import NamedTuple

from khabar.names.comparison import compare
from khabar.names.keys import keys

CANDIDATES = 200


class Hit(NamedTuple):
    """A name found: its position in the order in which names were added, and its match weight in bits."""

    position: int
    weight: float


class NameIndex:
    """Names to search in, either script. Ex: NameIndex(["محمد الخولي"]).search("Khouli") -> [Hit(0, ...)]."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[int, str] = {}
        self._rows: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._next = 0
        for name in names:
            self.add(name)

    def __len__(self) -> int:
        return len(self._names)

    def add(self, name: str) -> int:
        """Add a name and give its position; positions are never used twice."""
        position = self._next
        self._next += 1
        self._names[position] = name
        for key in keys(name):
            self._rows[key][position] = None
        return position

    def remove(self, position: int) -> None:
        """Take a name out; the other positions stay. Raises KeyError when nothing is there."""
        for key in keys(self._names.pop(position)):
            del self._rows[key][position]

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """The names that fit best, best first; those with equal weight in order of position."""
        votes: Counter[int] = Counter()
        for key in keys(query):
            rows = self._rows.get(key, {})
            for position in rows:
                votes[position] += int(1000 * log(1 + len(self._names) / len(rows)))
        near = sorted(votes, key=lambda position: (-votes[position], position))[:CANDIDATES]
        hits = [Hit(position, compare(query, self._names[position]).weight) for position in near]
        return sorted(hits, key=lambda hit: (-hit.weight, hit.position))[:limit]
