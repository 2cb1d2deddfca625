"""Records that a model may not join by itself: both name a mother, and the names have nothing in common."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from khabar.names import compare, keys

NOTHING_IN_COMMON = 0.005
"""Similarity below which two names may be two names, unless they share an index key: a slip of the pen or pet form."""

KUNYA = ("أم", "ام", "um", "umm", "om", "oum")


@lru_cache(100_000)
def differ(mother: str, other: str) -> bool:
    """Whether two mothers are named. A kunya ("Umm Ahmad") may be anybody's, and says nothing here.

    Names that share an index key are left to the model: "Khadija" and "Khadouj" may be one woman.

    Ex: differ("فاطمة", "Aysha") -> True; differ("فاطمة", "Fatmeh") -> False; differ("أم أحمد", "فاطمة") -> False
    """
    if any(name.split()[0].casefold() in KUNYA for name in (mother, other)):
        return False
    return not set(keys(mother)) & set(keys(other)) and compare(mother, other).similarity < NOTHING_IN_COMMON


def apart(groups: Iterable[Iterable[int]], mothers: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """The pairs of records within each group whose mothers differ; `mothers` by record, those that name one."""
    for group in groups:
        named = sorted(record for record in group if record in mothers)
        if len({mothers[record] for record in named}) > 1:
            for a, b in combinations(named, 2):
                if mothers[a] != mothers[b] and differ(*sorted((mothers[a], mothers[b]))):
                    yield a, b
