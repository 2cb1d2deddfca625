"""Which pairs of records are worth suggesting: one for every two persons, one for every person held by a weak link."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from khabar.register.people.grounds import Pair

Said = tuple[str, float, float]
"""What the runs in force say of a pair: the run that said it last, match weight and probability."""


class Candidate(NamedTuple):
    """A pair to look at: the records on either side of it, that would be joined, or parted where it is linked."""

    pair: Pair
    said: Said
    is_linked: bool
    sizes: tuple[int, int]


def between_persons(unsure: Mapping[Pair, Said], held: Mapping[int, int], apart: Collection[Pair]) -> list[Candidate]:
    """Of all doubtful pairs between two persons, the likeliest; none for persons whom people hold apart already.

    `held`: the person of each record, all records of these persons among them; `apart`: pairs of persons, lower first.
    """
    sizes = Counter(held.values())
    best: dict[Pair, tuple[float, Pair]] = {}
    for pair, (_run, weight, _probability) in unsure.items():
        a, b = held[pair[0]], held[pair[1]]
        persons = (a, b) if a < b else (b, a)
        if a != b and persons not in apart and (persons not in best or weight > best[persons][0]):
            best[persons] = weight, pair
    return [
        Candidate(pair, unsure[pair], False, (sizes[persons[0]], sizes[persons[1]]))
        for persons, (_weight, pair) in best.items()
    ]


def weakest_links(same: Mapping[Pair, Said], held: Mapping[int, int], given: Iterable[Pair] = ()) -> list[Candidate]:
    """The link without which a person would fall into two, where that is the weakest of its kind: one a person.

    The links of a person are taken strongest first (Kruskal's maximum spanning tree); the last that joins two parts is
    the weakest that it hangs on. Pairs that people or editions hold together (`given`) come before all.

    Ex: records 1, 2, 3 of one person, linked by 1-2 (20 bits), 2-3 (4 bits) -> 2-3, with sizes (2, 1)
    """
    parent: dict[int, int] = {}
    size: dict[int, int] = {}
    last: dict[int, tuple[Pair, tuple[int, int]]] = {}

    def root(record: int) -> int:
        parent.setdefault(record, record)
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    def join(pair: Pair) -> tuple[int, int] | None:
        a, b = root(pair[0]), root(pair[1])
        if a == b:
            return None
        sizes = size.get(a, 1), size.get(b, 1)
        if sizes[0] < sizes[1]:
            a, b = b, a
        parent[b], size[a] = a, sum(sizes)
        return sizes

    for pair in given:
        join(pair)
    for pair in sorted(same, key=lambda pair: (-same[pair][1], pair)):
        if held[pair[0]] == held[pair[1]] and (sizes := join(pair)):
            last[held[pair[0]]] = pair, sizes
    return [Candidate(pair, same[pair], True, sizes) for pair, sizes in last.values()]
