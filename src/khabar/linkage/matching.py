"""New records against an index: only what shares a block with them is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.affinity import Affinity, recode
from khabar.linkage.blocking import Blocks, keys_of
from khabar.linkage.candidates import collect, find_candidates
from khabar.linkage.coded import Coded
from khabar.linkage.encode import encode
from khabar.linkage.engines import alone, local
from khabar.linkage.gather import gather
from khabar.linkage.index import Index
from khabar.linkage.judgements import judged_among
from khabar.linkage.phonemes import drop_costs, substitution_costs
from khabar.linkage.regroup import Regrouped, list_numbers, regroup
from khabar.linkage.rules import Rule
from khabar.linkage.run import FLOOR, hopeful
from khabar.linkage.stamps import PARTS, Stamped, digests, key_columns, stamped
from khabar.linkage.tell import tell_pairs
from khabar.linkage.weights import weigh
from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

FEW = 50
"""New records up to which one thread does the work."""

RAREST = 6
"""The bin of a class that nobody had before."""

Rows = NDArray[np.int64]


class Found(NamedTuple):
    """What new records found, in positions: those of the index come first, the new ones follow in their order.

    `new`: the new records, `fresh`: the same as numbers. `left`, `right`, `bits`: kept pairs, in order of position;
    `table`: the same told in words. `groups`: the clusters made anew, `clusters` the same as a table.
    """

    new: pa.Table
    fresh: Stamped
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    bits: NDArray[np.float64]
    table: pa.Table
    groups: Regrouped
    clusters: pa.Table


def match(index: Index, table: pa.Table, judgements: pa.Table | None) -> Found:
    """Weigh new records against those of an index; see `Index.match`."""
    import pyarrow as pa

    new = gather([table])
    _refuse_known(index, new)
    encoded = encode(new, index.defaults)
    fresh = stamped(encoded)
    engine = local if len(new) > FEW else alone
    _set_bins(index, fresh)
    found, blocks = _blocks(index, fresh)
    here = _together(index.rows, found, fresh)
    for number, block in enumerate(blocks):
        here.hot[block.order, at.OPEN] |= np.int32(1) << number
    logs, priors = index.model.logs(), np.log(index.model.priors)
    lists = list_numbers(index.model, here.hot[:, at.LIST])
    candidates = find_candidates(blocks, here, engine, hopeful(logs), priors, FLOOR, 1, fresh=len(found), number=lists)
    pairs, _ = collect(candidates, len(blocks))
    bits = weigh(pairs, index.model, engine)
    recode(pairs, bits, [_ranked(one, here.hot) for one in index.affinities], taught=False)
    bits = weigh(pairs, index.model, engine)
    kept = np.flatnonzero(bits >= FLOOR)
    kept = kept[np.lexsort((pairs.right[kept], pairs.left[kept]))]
    pairs, weights = pairs.only(kept), bits[kept].astype(np.float64)
    old = index.records.take(found).select(["list", "record_id"])
    both = pa.concat_tables([old, new.select(["list", "record_id"])]).combine_chunks()
    place = np.r_[found, np.arange(len(new)) + len(index.records)].astype(np.int32)
    left, right = place[pairs.left], place[pairs.right]
    judged = judged_among(judgements, lambda a, b: _positions(index, new, a, b))
    groups = regroup(index, fresh.hot[:, at.LIST], left, right, weights, judged)
    olds = index.records.take(groups.rows[: len(groups.rows) - len(new)]).select(["list", "record_id"])
    told = pa.concat_tables([olds, new.select(["list", "record_id"])])
    clusters = told.append_column("cluster_id", pa.array(groups.labels))
    return Found(new, fresh, left, right, weights, tell_pairs(both, pairs, weights), groups, clusters)


def _refuse_known(index: Index, new: pa.Table) -> None:
    """Refuse a record that the index holds already."""
    again = np.flatnonzero(index.positions(new["list"].to_pylist(), new["record_id"].to_pylist()) >= 0)
    if len(again):
        row = new.slice(int(again[0]), 1).to_pylist()[0]
        raise BadInput(f"{row['list']} {row['record_id']} is in the index already. Give only what is new.")


def _positions(index: Index, new: pa.Table, lists: list[Any], record_ids: list[Any]) -> Rows:
    """Find records among those of the index and the new ones; -1 where there is none."""
    told = zip(new["list"].to_pylist(), new["record_id"].to_pylist(), strict=True)
    fresh = {key: n for n, key in enumerate(told, len(index.records))}
    old = index.positions(lists, record_ids).tolist()
    keys = zip(lists, record_ids, strict=True)
    return np.array([fresh.get(key, place) for key, place in zip(keys, old, strict=True)], np.int64)


def _set_bins(index: Index, fresh: Stamped) -> None:
    """Give new records the rarity that their classes had among the old ones."""
    fresh.cold[:, at.BINS] = 0
    for f, (classes, bins) in enumerate(index.bins):
        place = np.minimum(np.searchsorted(classes, fresh.hot[:, f]), max(len(classes) - 1, 0))
        met = classes[place] == fresh.hot[:, f] if len(classes) else np.zeros(len(place), np.bool_)
        found = np.where(met, bins[place] if len(bins) else RAREST, RAREST)
        fresh.cold[:, at.BINS] |= found.astype(np.int32) << (3 * f)


def _blocks(index: Index, fresh: Stamped) -> tuple[Rows, list[Blocks]]:
    """Find the old records that share a block with a new one, and the blocks of both, numbered as they will lie."""
    held: list[tuple[Rule, Rows, Rows, Rows, Rows]] = []
    columns = key_columns(fresh)
    for rule, limit, keys, order in zip(index.rules, index.limits, index.keys, index.order, strict=True):
        key, said = keys_of(columns, rule)
        rows = np.flatnonzero(said)
        wanted, place, many = np.unique(key[rows], return_inverse=True, return_counts=True)
        begin = np.searchsorted(keys, wanted)
        size = np.searchsorted(keys, wanted, side="right") - begin
        fits = (size + many > 1) & (size + many <= limit)
        size = np.where(fits, size, 0)
        ahead = np.repeat(begin - np.cumsum(size) + size, size) + np.arange(int(size.sum()))
        chosen = fits[place]
        olds = np.asarray(order[ahead], np.int64)
        held.append((rule, olds, np.repeat(np.arange(len(wanted)), size), rows[chosen], place[chosen]))
    found = np.unique(np.concatenate([np.zeros(0, np.int64), *(olds for _, olds, _, _, _ in held)]))
    blocks = []
    for rule, olds, old_owner, news, new_owner in held:
        lying = np.r_[np.searchsorted(found, olds), news + len(found)].astype(np.int32)
        owner = np.r_[old_owner, new_owner]
        sizes = np.bincount(owner)
        blocks.append(
            Blocks(rule, lying[np.lexsort((lying, owner))], np.r_[0, np.cumsum(sizes[sizes > 0])].astype(np.int64))
        )
    return found, blocks


def _ranked(one: tuple[Affinity, NDArray[np.int32], NDArray[np.int32]], hot: NDArray[np.int32]) -> Affinity:
    """Find the places of some records among those whose affinities are known."""
    affinity, classes, ranks = one
    place = np.minimum(np.searchsorted(classes, hot[:, affinity.comparison]), len(classes) - 1)
    met = classes[place] == hot[:, affinity.comparison]
    return affinity._replace(rank=np.where(met, ranks[place], np.iinfo(np.int32).max).astype(np.int32))


def _together(old: Stamped, found: Rows, fresh: Stamped) -> Coded:
    """Lay some old records and the new ones side by side, with a vocabulary of just their sounds and identifiers."""
    hot = np.concatenate([old.hot[found], fresh.hot])
    cold = np.concatenate([old.cold[found], fresh.cold])
    n = len(found)
    parts = slice(PARTS, 2 * PARTS)
    sounds = np.concatenate([old.letters[cold[:n, parts].ravel()], fresh.letters[cold[n:, parts].ravel()]])
    silent = (cold[:, parts] < 0).ravel()
    _, at_, back = np.unique(digests(sounds), return_index=True, return_inverse=True)
    lengths = np.concatenate([old.lengths[cold[:n, parts].ravel()], fresh.lengths[cold[n:, parts].ravel()]])[at_]
    marks = np.concatenate([old.marks[cold[:n, parts].ravel()], fresh.marks[cold[n:, parts].ravel()]])[at_]
    cold[:, parts] = np.where(silent, -1, back).reshape(len(cold), PARTS)
    digits = [np.zeros((1, old.digits.shape[1]), np.uint8)]
    count = 1
    for column in (at.NATIONAL, at.REGISTER):
        said = hot[:, column] >= 0
        spelled = np.concatenate([old.digits[hot[:n, column]], fresh.digits[hot[n:, column]]])
        _, first, number = np.unique(digests(spelled), return_index=True, return_inverse=True)
        hot[:, column] = np.where(said, number + count, -1)
        digits.append(spelled[first])
        count += len(first)
    return Coded(
        hot, cold, np.ascontiguousarray(sounds[at_]), lengths, marks, np.zeros((0, 0), np.uint8),
        np.concatenate(digits), substitution_costs(), drop_costs(),
    )  # fmt: skip
