"""What people hold of pairs of records, what stands of it, and the groups that follow from people and model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from khabar.model.persons import Verdict

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opinion:
    """One person's verdict on an unordered pair of records (`record_a` is the lower number).

    `turn` orders all opinions of a register, the latest highest; `settles` marks a senior's word on a disagreement.
    """

    record_a: int
    record_b: int
    verdict: Verdict
    by: int
    turn: int
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts for a pair, since which turn; whether two people disagree on it, and whether a senior settled it."""

    verdict: Verdict
    turn: int
    is_disputed: bool = False
    is_settled: bool = False


def standing(opinions: Iterable[Opinion]) -> dict[Pair, Standing]:
    """What stands of each pair: a senior's word, else the latest; of each person only the latest word counts.

    Two people disagree when one holds *same* and another *different*; a senior's word settles what was said before it.

    Ex: standing([Opinion(1, 2, Verdict.SAME, by=7, turn=1), Opinion(1, 2, Verdict.DIFFERENT, by=8, turn=2)])
    -> {(1, 2): Standing(Verdict.DIFFERENT, 2, is_disputed=True)}
    """
    said: dict[Pair, dict[int, Opinion]] = {}
    settled: dict[Pair, Opinion] = {}
    for opinion in sorted(opinions, key=lambda opinion: opinion.turn):
        pair = (opinion.record_a, opinion.record_b)
        said.setdefault(pair, {})[opinion.by] = opinion
        if opinion.settles:
            settled[pair] = opinion
    found = {}
    for pair, by_person in said.items():
        last = settled.get(pair) or max(by_person.values(), key=lambda opinion: opinion.turn)
        since = last.turn if pair in settled else 0
        open_words = {opinion.verdict for opinion in by_person.values() if opinion.turn >= since}
        is_disputed = {Verdict.SAME, Verdict.DIFFERENT} <= open_words
        found[pair] = Standing(last.verdict, last.turn, is_disputed, is_settled=pair in settled)
    return found


@dataclass(frozen=True, slots=True)
class Partition:
    """Groups of records, each record in one; and the pairs of people's verdicts that later ones made impossible."""

    groups: list[list[int]]
    unmet: list[Pair]


def partition(
    records: Iterable[int],
    model: Iterable[tuple[int, int, float]],
    people: Mapping[Pair, Standing],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> Partition:
    """Group records by what people hold, the latest first, then by the model's *same* pairs, the heaviest first.

    Before all else, pairs that stand for one row in two editions of a list (`together`) belong to one group. Pairs that
    no model may join (`apart`: two mothers are named) stay in two groups unless a person joined them.

    A person outranks the model: a pair that somebody judged is closed to it, and no chain of its pairs joins two
    records that were judged different. Where verdicts contradict each other (1 same 2, 2 same 3, 1 different 3) the
    later ones count, and those that can't be met are named. The order of the input makes no difference.

    Ex: partition([1, 2, 3], [(1, 2, 9.0), (2, 3, 5.0)], {(1, 3): Standing(Verdict.DIFFERENT, 1)})
    -> Partition(groups=[[1, 2], [3]], unmet=[])
    """
    parts = _Parts(records)
    for pair in together:
        parts.join(*pair)
    unmet = []
    for pair, held in sorted(people.items(), key=lambda item: (-item[1].turn, item[0])):
        meet = {Verdict.SAME: parts.join, Verdict.DIFFERENT: parts.part}.get(held.verdict)
        if meet and not meet(*pair):
            unmet.append(pair)
    for pair in apart:
        parts.part(*pair)
    for _, low, high in sorted((-weight, min(a, b), max(a, b)) for a, b, weight in model):
        if (low, high) not in people:
            parts.join(low, high)
    return Partition(parts.groups(), sorted(unmet))


def verdicts_for(
    target: Iterable[Iterable[int]],
    model: Sequence[tuple[int, int, float]],
    people: Mapping[Pair, Standing],
    together: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
) -> dict[Pair, Verdict]:
    """The verdicts a person has to add so that the records of `target` fall into just these groups; few, not many.

    Merging, splitting and moving are all said this way. `model`, `people`, `together` and `apart` (see `partition`)
    hold every pair between those records. Raises ValueError when `target` parts what belongs `together`.

    Ex: verdicts_for([[1], [2]], [(1, 2, 9.0)], {}) -> {(1, 2): Verdict.DIFFERENT}
    """
    wanted = sorted(sorted(group) for group in target)
    of = {record: number for number, group in enumerate(wanted) for record in group}
    if any(of[a] != of[b] for a, b in together):
        raise ValueError("editions of one row can't be parted")
    turn = max((held.turn for held in people.values()), default=0) + 1
    added: dict[Pair, Verdict] = {}
    while True:
        held = {**people, **{pair: Standing(verdict, turn) for pair, verdict in added.items()}}
        found = partition(of, model, held, together, apart).groups
        if found == wanted:
            return added
        for group in found:
            added |= {(a, b): Verdict.DIFFERENT for a, b in combinations(group, 2) if of[a] != of[b]}
        piece = {record: number for number, group in enumerate(found) for record in group}
        for group in wanted:
            pieces = list({piece[record]: record for record in reversed(group)}.values())
            if len(pieces) > 1:
                added |= {(group[0], record): Verdict.SAME for record in pieces if record != group[0]}
                added |= {pair: Verdict.SAME for pair in combinations(group, 2) if _parts(people.get(pair))}


def _parts(held: Standing | None) -> bool:
    return held is not None and held.verdict == Verdict.DIFFERENT


class _Parts:
    """Union-find in which some parts may not be joined."""

    def __init__(self, records: Iterable[int]) -> None:
        self.parent = {record: record for record in records}
        self.apart: dict[int, set[int]] = {}

    def root(self, record: int) -> int:
        while self.parent[record] != record:
            self.parent[record] = self.parent[self.parent[record]]
            record = self.parent[record]
        return record

    def join(self, a: int, b: int) -> bool:
        """Whether both are in one part now."""
        low, high = sorted((self.root(a), self.root(b)))
        if low == high:
            return True
        if high in self.apart.get(low, ()):
            return False
        self.parent[high] = low
        for other in self.apart.pop(high, ()):
            self.apart[other].discard(high)
            self.apart[other].add(low)
            self.apart.setdefault(low, set()).add(other)
        return True

    def part(self, a: int, b: int) -> bool:
        """Whether both are in two parts now, for good."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return False
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)
        return True

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for record in sorted(self.parent):
            found.setdefault(self.root(record), []).append(record)
        return list(found.values())
