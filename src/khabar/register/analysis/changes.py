"""What a new grouping of records would do to persons, said before anybody lets it."""

from collections.abc import Mapping, Sequence
from typing import Any

SHOWN = 100


def changes(groups: Sequence[Sequence[int]], held: Mapping[int, int]) -> dict[str, Any]:
    """Counts of persons that would be merged, split and left as they are, and the first 100 merged and split.

    `merges` lists persons whose records would come together, `splits` a person with the parts that it would fall into
    (records by key). A person that gives some records away and takes others in is in both.

    Ex: changes([[1, 2], [3]], {1: 10, 2: 20, 3: 20}) -> merged 2 persons into 1, split 1
    """
    merges = [sorted({held[record] for record in group}) for group in groups]
    merges = [persons for persons in merges if len(persons) > 1]
    parts: dict[int, list[list[int]]] = {}
    for group in groups:
        by_person: dict[int, list[int]] = {}
        for record in group:
            by_person.setdefault(held[record], []).append(record)
        for person, records in by_person.items():
            parts.setdefault(person, []).append(records)
    splits = [[person, *found] for person, found in sorted(parts.items()) if len(found) > 1]
    moved = {person for persons in merges for person in persons} | {person for person, *_parts in splits}
    return {
        "unchanged": len(set(held.values()) - moved),
        "persons_now": len(set(held.values())),
        "persons_then": len(groups),
        "merged": sum(len(persons) for persons in merges),
        "into": len(merges),
        "split": len(splits),
        "merges": merges[:SHOWN],
        "splits": splits[:SHOWN],
    }
