"""What a link run says of pairs of records, in the register's keys: what accepting it lets count."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import isnan
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from khabar.model import BadInput, Judgement, Verdict
from khabar.register.analysis.holding import Holding, Keys
from khabar.register.analysis.mothers import apart

REVIEW_FROM = 0.1
"""Match probability from which a pair that is not linked still enters the database, for people to look at."""

FILE = "judgements.parquet"
Said = tuple[Verdict, float | None, float | None]
"""A verdict, with match weight and probability; without where a run takes back what an earlier one held."""

Pair = tuple[int, int]


class Words(NamedTuple):
    """Columns of judgements on pairs, the lower key first."""

    record_a: Keys
    record_b: Keys
    verdict: NDArray[np.object_]
    weight: NDArray[np.float64]
    probability: NDArray[np.float64]

    def rows(self) -> Iterator[Judgement]:
        """One after the other."""
        for a, b, verdict, weight, probability in zip(*(column.tolist() for column in self), strict=True):
            is_said = not isnan(weight)
            yield Judgement(a, b, Verdict(verdict), weight if is_said else None, probability if is_said else None)

    def linked(self) -> list[tuple[int, int, float]]:
        """The pairs held for one person, with their weights."""
        same = self.verdict == Verdict.SAME.value
        return list(
            zip(*(column[same].tolist() for column in (self.record_a, self.record_b, self.weight)), strict=True)
        )

    def parted(self) -> list[Pair]:
        """The pairs held apart because two mothers are named."""
        different = self.verdict == Verdict.DIFFERENT.value
        return list(zip(self.record_a[different].tolist(), self.record_b[different].tolist(), strict=True))


def words_of(holding: Holding, pairs: pa.Table, clusters: pa.Table) -> tuple[Words, dict[int, int]]:
    """What pairs and clusters of a linkage say; and the cluster of each record that stands in one, by key.

    A pair is held for one person when both are in one cluster, unless their mothers differ.
    """
    label = np.full(len(holding.keys), -1, np.int64)
    rows = holding.places(clusters["list"], clusters["record_id"])
    label[rows[rows >= 0]] = clusters["cluster_id"].to_numpy()[rows >= 0]
    a, b = (holding.places(pairs[f"list_{side}"], pairs[f"record_{side}"]) for side in "ab")
    weight, probability = (pairs[name].to_numpy() for name in ("match_weight", "match_probability"))
    linked = (label[a] == label[b]) & (a >= 0) & (b >= 0)
    kept = ((probability >= REVIEW_FROM) | linked) & (a >= 0) & (b >= 0)
    mothers = np.array(list(_mothers(holding, label)), np.int64).reshape(-1, 2)
    one, other = holding.keys[a[kept]], holding.keys[b[kept]]
    low, high = np.minimum(one, other), np.maximum(one, other)
    free = ~np.isin(low << 32 | high, mothers[:, 0] << 32 | mothers[:, 1])
    verdict = np.where(linked[kept], Verdict.SAME.value, Verdict.UNSURE.value).astype(object)
    said = Words(
        np.r_[mothers[:, 0], low[free]],
        np.r_[mothers[:, 1], high[free]],
        np.r_[np.full(len(mothers), Verdict.DIFFERENT.value, object), verdict[free]],
        np.r_[np.zeros(len(mothers)), weight[kept][free]],
        np.r_[np.zeros(len(mothers)), probability[kept][free]],
    )
    known = np.flatnonzero(label >= 0)
    return said, dict(zip(holding.keys[known].tolist(), label[known].tolist(), strict=True))


def _mothers(holding: Holding, label: Keys) -> Iterator[Pair]:
    """Pairs of one cluster whose mothers differ."""
    if "mother_name" not in holding.table.column_names:
        return iter(())
    column = holding.table["mother_name"]
    rows = np.flatnonzero((label >= 0) & column.is_valid().to_numpy())
    names = dict(zip(holding.keys[rows].tolist(), column.take(rows).to_pylist(), strict=True))
    groups: dict[int, list[int]] = defaultdict(list)
    for key, cluster in zip(names, label[rows].tolist(), strict=True):
        groups[cluster].append(key)
    return apart((group for group in groups.values() if len(group) > 1), names)


def with_more(words: Words, more: Mapping[Pair, Said]) -> Words:
    """The same words, and these."""
    columns = [(*pair, said[0].value, *said[1:]) for pair, said in more.items()]
    told = list(zip(*columns, strict=True)) or [()] * 5
    kinds = (np.int64, np.int64, object, np.float64, np.float64)
    return Words(*(np.r_[old, np.array(new, kind)] for old, new, kind in zip(words, told, kinds, strict=True)))


def write_words(words: Words, folder: Path) -> None:
    """Keep what a run says beside its other files."""
    columns = {name: pa.array(column) for name, column in words._asdict().items() if name != "verdict"}
    pq.write_table(pa.table({**columns, "verdict": pa.array(words.verdict, pa.string())}), folder / FILE)


def read_words(folder: Path) -> Words:
    """What `write_words` kept. Raises BadInput when it is not there any more."""
    try:
        table = pq.read_table(folder / FILE)
    except OSError as error:
        raise BadInput(f"{folder}: the files of this link run are not whole. Reject it and begin another.") from error
    told = {name: table[name].to_numpy() for name in Words._fields if name != "verdict"}
    return Words(**told, verdict=np.array(table["verdict"].to_pylist(), object))
