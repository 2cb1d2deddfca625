"""A link run that looks at what is new or changed since the last accepted one, and leaves all else as it was held."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from khabar.linkage import Index
from khabar.linkage.growing import grown
from khabar.linkage.matching import Found, match
from khabar.model import Verdict
from khabar.register.analysis.holding import Holding, Keys, decided, judgement_table, newest, with_earlier_editions
from khabar.register.analysis.words import Pair, Said, Words, with_more, words_of
from khabar.register.people.grounds import said_by_runs

MOST = 0.25
"""New, changed and gone records, as a share of those of the index, from which everything is linked anew."""


class News(NamedTuple):
    """Places in the holding of what the index does not know, and positions in the index of what is held no more."""

    fresh: Keys
    gone: Keys

    def is_much(self, index: Index) -> bool:
        """Whether so much is new that what the index has learned is no longer of this register."""
        return len(self.fresh) + len(self.gone) > MOST * len(index.labels)


class Later(NamedTuple):
    """What a run found: pairs and clusters as linkage gives them, what to say of pairs, and the index that has grown.

    `touched`: the records, by key, whose persons may change.
    """

    pairs: pa.Table
    clusters: pa.Table
    records: pa.Table
    words: Words
    touched: set[int]
    grown: Index


def news(holding: Holding, index: Index) -> News:
    """What came, changed and went since the index was made; a changed record is among both."""
    known = index.positions(holding.table["list"].to_pylist(), holding.table["record_id"].to_pylist())
    gone = np.setdiff1d(np.arange(len(index.labels)), known)
    return News(np.flatnonzero(known < 0).astype(np.int64), gone.astype(np.int64))


def link_later(holding: Holding, index: Index, new: News) -> Later:
    """Match what is new against the index. People's judgements hold; what is gone is held apart from everything."""
    fresh = holding.table.take(new.fresh)
    judgements = decided(holding)
    found = match(index, fresh, judgements)
    if len(new.gone):
        lonely = judgement_table(list(_alone(index, new.gone, found)))
        parts = [table for table in (judgements, lonely) if table is not None]
        found = match(index, fresh, pa.concat_tables(parts) if parts else None)
    words, cluster = words_of(holding, found.table, found.clusters)
    outdated = with_earlier_editions(holding.keys[new.fresh].tolist())
    return Later(
        found.table,
        found.clusters,
        fresh,
        with_more(words, _taken_back(words, cluster, outdated)),
        outdated | cluster.keys(),
        grown(index, found),
    )


def _alone(index: Index, gone: Keys, found: Found) -> Iterable[tuple[str, str, str, str, str]]:
    """Judgements that hold the records that are gone apart from whatever any pair joins them with."""
    owner = np.repeat(np.arange(len(gone)), np.asarray(index.first[gone + 1] - index.first[gone]))
    old = zip(gone[owner].tolist(), _partners(index, gone).tolist(), strict=True)
    came = np.isin(found.left, gone) | np.isin(found.right, gone)
    pairs = [*old, *zip(found.left[came].tolist(), found.right[came].tolist(), strict=True)]
    both = pa.concat_tables([index.records, found.new.select(["list", "record_id"])])
    sides = [both.take(pa.array([pair[side] for pair in pairs], pa.int64())) for side in (0, 1)]
    columns = [column.to_pylist() for side in sides for column in (side["list"], side["record_id"])]
    return ((*names, "different") for names in zip(*columns, strict=True))


def _partners(index: Index, rows: Keys) -> NDArray[np.int64]:
    spans = [np.arange(index.first[row], index.first[row + 1]) for row in rows.tolist()]
    return np.asarray(index.right[np.concatenate(spans)], np.int64) if spans else np.zeros(0, np.int64)


def _taken_back(words: Words, cluster: dict[int, int], outdated: set[int]) -> dict[Pair, Said]:
    """What the runs in force say of records that were looked at again, where it is not so any more.

    Of a record that changed, everything they said; of two others, that they are one person or are not.
    """
    said = set(zip(words.record_a.tolist(), words.record_b.tolist(), strict=True))
    held = said_by_runs(outdated | cluster.keys())
    last = newest(record for pair in held for record in pair)
    back: dict[Pair, Said] = {}
    for pair, (verdict, weight, probability) in held.items():
        if pair in said:
            continue
        a, b = (cluster.get(last[record]) for record in pair)
        if outdated & set(pair):
            back[pair] = Verdict.UNSURE, None, None
        elif verdict == Verdict.SAME and a is not None and b is not None and a != b:
            back[pair] = Verdict.UNSURE, weight, probability
        elif verdict == Verdict.UNSURE and weight is not None and a is not None and a == b:
            back[pair] = Verdict.SAME, weight, probability
    return back
