"""What the register holds, as linkage takes it: a table whose record ids change with what they stand for."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from khabar import model
from khabar.linkage.gather import USED, gather
from khabar.pipeline import Progress, to_table
from khabar.register.documents.models import Record, Succession
from khabar.register.people.grounds import in_portions, said_by_people
from khabar.register.people.queries import linkable

Keys = NDArray[np.int64]

MARK = "\x1e"
READ = USED[2:]
"""The fields that linkage reads."""
STAMP = 16
AT_ONCE = 20_000


class Holding(NamedTuple):
    """Records by primary key, in ascending order, and the table of the same, in the same order.

    A `record_id` of the table ends in a digest of what linkage reads of the record, so that a record whose values
    changed is another one to an index, and one that is the same is found in it.
    """

    keys: Keys
    table: pa.Table

    def places(self, lists: Any, record_ids: Any) -> Keys:
        """Where records stand in the table; -1 for those that the register does not hold so any more."""
        known = _names(self.table["list"], self.table["record_id"])
        found = pc.index_in(_names(lists, record_ids), value_set=known)
        return np.asarray(pc.fill_null(found, -1).to_numpy(), np.int64)


def hold(progress: Progress | None = None) -> Holding:
    """Read every record of the register that can be linked. Ex: hold().table goes to `khabar.linkage.link`."""
    keys: list[int] = []
    tables: list[pa.Table] = []
    batch: list[model.Record] = []
    total = Record.objects.count() if progress else 0
    for key, record in linkable():
        keys.append(key)
        name = f"{record.record_id}{MARK}{stamp(record.values.get(field, '') for field in READ)}"
        batch.append(model.Record(record.list_name, name, record.locator, (), record.values))
        if len(batch) == AT_ONCE:
            tables.append(_used(batch))
            batch = []
            if progress:
                progress("records", len(keys), total)
    tables.append(_used(batch))
    return Holding(np.array(keys, np.int64), gather(tables) if keys else tables[0])


def _used(records: Sequence[model.Record]) -> pa.Table:
    table = to_table(records)
    return table.select([name for name in USED if name in table.column_names])


def stamp(values: Iterable[str]) -> str:
    """A digest of what linkage reads of a record, in the order of READ. Ex: stamp(["أحمد", ...]) -> "9f86d08..." """
    return blake2b("\x1f".join(values).encode("utf-8", "surrogatepass"), digest_size=STAMP // 2).hexdigest()


def stamped_again(table: pa.Table) -> pa.Table:
    """A table of plain record ids, as run files hold them, with the ids that `hold` gives."""
    empty = [""] * len(table)
    columns = [table[name].to_pylist() if name in table.column_names else empty for name in READ]
    stamps = [stamp(value or "" for value in row) for row in zip(*columns, strict=True)]
    ids = [f"{name}{MARK}{told}" for name, told in zip(table["record_id"].to_pylist(), stamps, strict=True)]
    return table.set_column(table.column_names.index("record_id"), "record_id", pa.array(ids, pa.string()))


def plain(table: pa.Table) -> pa.Table:
    """The same table with the ids that the lists gave."""
    for name in ("record_id", "record_a", "record_b"):
        if name in table.column_names:
            ids = pc.utf8_slice_codeunits(table[name].cast(pa.string()), 0, -(STAMP + 1))
            table = table.set_column(table.column_names.index(name), name, ids)
    return table


def _names(lists: Any, record_ids: Any) -> Any:
    names = pc.binary_join_element_wise(lists.cast(pa.string()), record_ids.cast(pa.string()), "\x1f")
    return names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names


def newest(records: Iterable[int]) -> dict[int, int]:
    """The newest edition of each of these records' rows; themselves where there is no newer one."""
    found = {record: record for record in records}
    while later := _later(set(found.values())):
        found = {record: later.get(last, last) for record, last in found.items()}
    return found


def _later(records: set[int]) -> dict[int, int]:
    return {
        earlier: record
        for keys in in_portions(records)
        for earlier, record in Succession.objects.filter(earlier__in=keys).values_list("earlier_id", "record_id")
    }


def with_earlier_editions(records: Iterable[int]) -> set[int]:
    """These records, and those of earlier editions whose rows they are now."""
    found = edge = set(records)
    while edge:
        rows = Succession.objects.values_list("earlier_id", flat=True)
        edge = {earlier for keys in in_portions(edge) for earlier in rows.filter(record__in=keys)} - found
        found = found | edge
    return found


def decided(holding: Holding) -> pa.Table | None:
    """What stands of people's judgements, as linkage takes it; None where there is nothing."""
    stands = said_by_people()
    last = newest(record for pair in stands for record in pair)
    place = {key: n for n, key in enumerate(holding.keys.tolist())} if stands else {}
    lists, ids = holding.table["list"], holding.table["record_id"]
    rows = []
    for (a, b), said in sorted(stands.items(), key=lambda item: item[1].turn):
        x, y = place.get(last[a]), place.get(last[b])
        if x is not None and y is not None and x != y:
            rows.append((lists[x].as_py(), ids[x].as_py(), lists[y].as_py(), ids[y].as_py(), said.verdict.value))
    return judgement_table(rows)


def judgement_table(rows: Sequence[tuple[str, str, str, str, str]]) -> pa.Table | None:
    """Judgements as linkage takes them; None where there is none."""
    columns = ("list_a", "record_a", "list_b", "record_b", "verdict")
    return pa.table(dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True))) if rows else None
