"""New records against a finished linkage: only what shares a block with them is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.affinity import Affinity, recode
from khabar.linkage.blocking import Blocks, keys_of
from khabar.linkage.candidates import Pairs, find_candidates
from khabar.linkage.clusters import cluster
from khabar.linkage.coded import Coded
from khabar.linkage.encode import encode
from khabar.linkage.engines import alone, local
from khabar.linkage.gather import gather
from khabar.linkage.learned import Learned
from khabar.linkage.phonemes import drop_costs, substitution_costs
from khabar.linkage.recipe import Recipe
from khabar.linkage.rules import Rule
from khabar.linkage.run import FLOOR, hopeful
from khabar.linkage.stamps import PARTS, Stamped, digests, key_columns, stamped
from khabar.linkage.tell import tell_pairs
from khabar.linkage.training import Model
from khabar.linkage.weights import weigh
from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

FEW = 50
"""New records up to which one thread does the work."""

RAREST = 6
"""The bin of a class that nobody had before."""

Rows = NDArray[np.int64]


class Matched(NamedTuple):
    """What new records found.

    `pairs`: as in `Linked`, each with at least one new record, the new one on the `b` side. `clusters`: list,
    record_id, cluster_id of every new record and of every old one whose cluster was looked at again; clusters that
    are new have numbers from the number of old clusters up.
    """

    pairs: pa.Table
    clusters: pa.Table


@dataclass(frozen=True)
class Index:
    """A finished linkage laid out for looking things up; its arrays may be memory-mapped files.

    `known`: sorted digests of list and id. `keys` and `order`: for each rule, the sorted keys of all records that have
    one, and these records. `bins`: for each text, the classes known (sorted) and their bins of rarity. `members` and
    `starts`: the records of each cluster. `first`: where the kept pairs of each record begin in `right` and `bits`
    (every pair stands there twice).
    """

    records: pa.Table
    known: NDArray[np.uint64]
    rows: Stamped
    defaults: tuple[bool, bool]
    rules: list[Rule]
    limits: list[int]
    keys: list[NDArray[np.uint64]]
    order: list[NDArray[np.int32]]
    bins: list[tuple[NDArray[np.int32], NDArray[np.int32]]]
    model: Model
    affinities: list[tuple[Affinity, NDArray[np.int32], NDArray[np.int32]]]
    labels: NDArray[np.int64]
    members: NDArray[np.int64]
    starts: NDArray[np.int64]
    first: NDArray[np.int64]
    right: NDArray[np.int32]
    bits: NDArray[np.float64]
    recipe: Recipe

    def match(self, table: pa.Table) -> Matched:
        """Weigh new records against the old ones and one another, and say which clusters they belong to.

        The model stays as it is. Clusters that no kept pair of a new record reaches stay as they are; the others are
        made anew. `table` holds everything that came since the index was made. Raises BadInput, as `link` does.
        """
        import pyarrow as pa

        new = gather([table])
        self._refuse_known(new)
        encoded = encode(new, self.defaults)
        fresh = stamped(encoded)
        engine = local if len(new) > FEW else alone
        self._set_bins(fresh)
        found, blocks = self._groups(fresh)
        here = _together(self.rows, found, fresh)
        for number, block in enumerate(blocks):
            here.hot[block.order, at.OPEN] |= np.int32(1) << number
        logs, priors = self.model.logs(), np.log(self.model.priors)
        pairs, _ = find_candidates(blocks, here, engine, hopeful(logs), priors, FLOOR, 1, fresh=len(found))
        bits = weigh(pairs, self.model, engine)
        recode(pairs, bits, [self._ranked(one, here.hot) for one in self.affinities], taught=False)
        bits = weigh(pairs, self.model, engine)
        kept = np.flatnonzero(bits >= FLOOR)
        kept = kept[np.lexsort((pairs.right[kept], pairs.left[kept]))]
        pairs, bits64 = pairs.only(kept), bits[kept].astype(np.float64)
        old = self.records.take(found).select(["list", "record_id"])
        both = pa.concat_tables([old, new.select(["list", "record_id"])]).combine_chunks()
        return Matched(tell_pairs(both, pairs, bits64), self._clusters(new, found, pairs, bits64))

    def _refuse_known(self, new: pa.Table) -> None:
        """Refuse a record that the index holds already."""
        stamps = identities(new)
        place = np.minimum(np.searchsorted(self.known, stamps), max(len(self.known) - 1, 0))
        again = np.flatnonzero(self.known[place] == stamps) if len(self.known) else np.zeros(0, np.int64)
        if len(again):
            row = new.slice(int(again[0]), 1).to_pylist()[0]
            raise BadInput(f"{row['list']} {row['record_id']} is in the index already. Give only what is new.")

    def _set_bins(self, fresh: Stamped) -> None:
        """Give new records the rarity that their classes had among the old ones."""
        fresh.cold[:, at.BINS] = 0
        for f, (classes, bins) in enumerate(self.bins):
            place = np.minimum(np.searchsorted(classes, fresh.hot[:, f]), max(len(classes) - 1, 0))
            met = classes[place] == fresh.hot[:, f] if len(classes) else np.zeros(len(place), np.bool_)
            found = np.where(met, bins[place] if len(bins) else RAREST, RAREST)
            fresh.cold[:, at.BINS] |= found.astype(np.int32) << (3 * f)

    def _groups(self, fresh: Stamped) -> tuple[Rows, list[Blocks]]:
        """Find the old records that share a block with a new one, and the blocks of both, numbered as they will lie."""
        held: list[tuple[Rule, Rows, Rows, Rows, Rows]] = []
        columns = key_columns(fresh)
        for rule, limit, keys, order in zip(self.rules, self.limits, self.keys, self.order, strict=True):
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

    def _ranked(self, one: tuple[Affinity, NDArray[np.int32], NDArray[np.int32]], hot: NDArray[np.int32]) -> Affinity:
        """Find the places of some records among those whose affinities are known."""
        affinity, classes, ranks = one
        place = np.minimum(np.searchsorted(classes, hot[:, affinity.comparison]), len(classes) - 1)
        met = classes[place] == hot[:, affinity.comparison]
        return affinity._replace(rank=np.where(met, ranks[place], np.iinfo(np.int32).max).astype(np.int32))

    def _clusters(self, new: pa.Table, found: Rows, pairs: Pairs, bits: NDArray[np.float64]) -> pa.Table:
        """Make anew the clusters that kept pairs of new records reach."""
        import pyarrow as pa

        reached = np.unique(self.labels[found[np.unique(pairs.left[pairs.left < len(found)])]])
        rows = np.concatenate(
            [np.zeros(0, np.int64), *(self.members[self.starts[k] : self.starts[k + 1]] for k in reached.tolist())]
        )
        rows = np.sort(rows)
        left, right, weights = self._kept_among(rows)
        place = np.r_[np.searchsorted(rows, found).clip(0, max(len(rows) - 1, 0)), np.arange(len(new)) + len(rows)]
        shift = float(np.log2(self.recipe.threshold / (1 - self.recipe.threshold)))
        labels = cluster(
            len(rows) + len(new),
            np.r_[left, place[pairs.left]].astype(np.int32),
            np.r_[right, place[pairs.right]].astype(np.int32),
            np.r_[weights, bits] - shift,
            self.recipe.unscored,
        )
        numbers = self._numbered(labels, rows)
        old = self.records.take(rows).select(["list", "record_id"])
        both = pa.concat_tables([old, new.select(["list", "record_id"])])
        return both.append_column("cluster_id", pa.array(numbers))

    def _kept_among(self, rows: Rows) -> tuple[Rows, Rows, NDArray[np.float64]]:
        """The kept pairs of some records with one another, as positions among them."""
        size = np.asarray(self.first[rows + 1] - self.first[rows])
        left = np.repeat(np.arange(len(rows)), size)
        at_ = np.repeat(self.first[rows], size) + np.arange(len(left)) - np.repeat(np.cumsum(size) - size, size)
        partner, bits = np.asarray(self.right[at_], np.int64), np.asarray(self.bits[at_])
        right = np.searchsorted(rows, partner).clip(0, max(len(rows) - 1, 0))
        inside = (rows[right] == partner) & (left < right) if len(rows) else np.zeros(0, np.bool_)
        return left[inside], right[inside], bits[inside]

    def _numbered(self, labels: NDArray[np.int64], rows: Rows) -> NDArray[np.int64]:
        """Keep the old numbers: a group takes the lowest number of its old members that no earlier group took."""
        taken: dict[int, int] = {}
        used: set[int] = set()
        following = len(self.starts) - 1
        olds = [*self.labels[rows].tolist(), *[-1] * (len(labels) - len(rows))]
        for label, row in zip(labels.tolist(), olds, strict=True):
            if label not in taken and row >= 0 and row not in used:
                taken[label] = row
                used.add(row)
        for label in labels.tolist():
            if label not in taken:
                taken[label] = following
                following += 1
        return np.array([taken[label] for label in labels.tolist()], np.int64)


def make_index(learned: Learned, records: pa.Table) -> Index:
    """Lay out a finished linkage. Ex: make_index(linked.learned, linked.records).match(table)."""
    rows = stamped(learned.encoded)
    columns = key_columns(rows)
    keys, order = [], []
    for rule in (block.rule for block in learned.blocks):
        key, said = keys_of(columns, rule)
        mine = np.flatnonzero(said)
        sorting = np.argsort(key[mine], kind="stable")
        keys.append(key[mine][sorting])
        order.append(mine[sorting].astype(np.int32))
    members = np.argsort(learned.labels, kind="stable")
    both = np.r_[learned.left, learned.right]
    sorting = np.argsort(both, kind="stable")
    return Index(
        records=records.select(["list", "record_id"]).combine_chunks(),
        known=np.sort(identities(records)),
        rows=rows,
        defaults=learned.encoded.defaults,
        rules=[block.rule for block in learned.blocks],
        limits=[block.room for block in learned.blocks],
        keys=keys,
        order=order,
        bins=[_bins(rows, f) for f in range(PARTS)],
        model=learned.model,
        affinities=[(one._replace(rank=np.zeros(0, np.int32)), *_ranks(one, rows.hot)) for one in learned.affinities],
        labels=learned.labels,
        members=members,
        starts=np.r_[0, np.cumsum(np.bincount(learned.labels))].astype(np.int64),
        first=np.r_[0, np.cumsum(np.bincount(both, minlength=len(rows.hot)))].astype(np.int64),
        right=np.r_[learned.right, learned.left][sorting],
        bits=np.r_[learned.bits, learned.bits][sorting],
        recipe=learned.recipe,
    )


def identities(records: pa.Table) -> NDArray[np.uint64]:
    """Number records by a digest of list and id."""
    told = zip(records["list"].to_pylist(), records["record_id"].to_pylist(), strict=True)
    digests = b"".join(blake2b(f"{a}\x1f{b}".encode(), digest_size=8).digest() for a, b in told)
    return np.frombuffer(digests, np.uint64)


def _bins(rows: Stamped, f: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    classes, first = np.unique(rows.hot[:, f], return_index=True)
    return classes, ((rows.cold[first, at.BINS] >> (3 * f)) & 7).astype(np.int32)


def _ranks(one: Affinity, hot: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    classes, first = np.unique(hot[:, one.comparison], return_index=True)
    return classes, one.rank[first]


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
