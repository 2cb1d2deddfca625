"""Whether two records speak of one person, and who said so."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a model or a person holds of two records."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on an unordered pair of records by a link run, with its match weight in bits.

    Without a weight it takes back what an earlier run held of the pair.
    """

    record_a: int
    record_b: int
    verdict: Verdict
    weight: float | None
    probability: float | None


def new_public_id() -> str:
    """A permanent random id that tells nothing: 128 bits, 22 characters that are safe in an address."""
    return secrets.token_urlsafe(16)


def groups(records: Iterable[int], same: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Partition `records` into those joined by `same` pairs, directly or through others (union-find).

    Every record stands in exactly one group; groups and their members come in ascending order.

    Ex: groups([1, 2, 3, 4], [(1, 3)]) -> [[1, 3], [2], [4]]
    """
    parent = {record: record for record in records}

    def root(record: int) -> int:
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    for a, b in same:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for record in sorted(parent):
        found.setdefault(root(record), []).append(record)
    return list(found.values())


def keepers(held: Sequence[Sequence[int]]) -> list[int | None]:
    """Which person keeps each group, when records of several persons are regrouped.

    `held[g]` lists, for every record of group g, the number of the person it belonged to; a lower number is an older
    person. A person goes to the group that holds most of its records (the first of equals). A group keeps the oldest
    person that goes to it; None means that a person must be minted for it. So a merge keeps the older id and a split
    mints one for the smaller part.

    Ex: keepers([[1, 1, 2], [2, 2]]) -> [1, 2]; keepers([[1, 1], [1]]) -> [1, None]
    """
    share: dict[int, tuple[int, int]] = {}
    for group, persons in enumerate(held):
        for person in set(persons):
            count = persons.count(person)
            if person not in share or count > share[person][0]:
                share[person] = (count, group)
    kept: list[int | None] = [None] * len(held)
    for person in sorted(share, reverse=True):
        kept[share[person][1]] = person
    return kept
