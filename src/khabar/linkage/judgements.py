"""What people decided about pairs: clusters keep to it, whatever the model thinks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.clusters import CERTAIN
from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("list_a", "record_a", "list_b", "record_b", "verdict")
VERDICTS = ("same", "different", "unsure")

Links = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]
Find = Callable[[list[Any], list[Any]], NDArray[np.int64]]


@dataclass(frozen=True)
class Judged:
    """Judged pairs: positions of both records (left < right) and CERTAIN or -CERTAIN bits."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    bits: NDArray[np.float64]

    def over(self, left: NDArray[np.int32], right: NDArray[np.int32], bits: NDArray[np.float64]) -> Links:
        """Put judgements over the model's weights; judged pairs that no rule brought are added."""
        if not len(self.left):
            return left, right, bits
        model = left.astype(np.int64) << 32 | right
        people = self.left.astype(np.int64) << 32 | self.right
        kept = ~np.isin(model, people)
        return (
            np.concatenate([left[kept], self.left]),
            np.concatenate([right[kept], self.right]),
            np.concatenate([bits[kept], self.bits]),
        )


def read_judgements(table: pa.Table | None, records: pa.Table) -> Judged:
    """Find the records that judgements speak of; the last verdict on a pair counts, "unsure" takes back.

    Pairs with a record that is in no list are left aside. Raises BadInput on a missing column or strange verdict.
    """

    def find(lists: list[Any], record_ids: list[Any]) -> NDArray[np.int64]:
        wanted = dict.fromkeys(zip(lists, record_ids, strict=True), -1)
        told = zip(records["list"].to_pylist(), records["record_id"].to_pylist(), strict=True)
        wanted |= {key: place for place, key in enumerate(told) if key in wanted}
        return np.array([wanted[key] for key in zip(lists, record_ids, strict=True)], np.int64)

    return judged_among(table, find)


def judged_among(table: pa.Table | None, find: Find) -> Judged:
    """As `read_judgements`, where `find` gives the positions of records by list and id, -1 where there is none."""
    if table is None:
        return _as_arrays({})
    for column in COLUMNS:
        if column not in table.column_names:
            raise BadInput(f"the judgements have no column `{column}`. Add it.")
    lists_a, records_a, lists_b, records_b, verdicts = (table[column].to_pylist() for column in COLUMNS)
    places = find([*lists_a, *lists_b], [*records_a, *records_b]).tolist()
    said: dict[tuple[int, int], str] = {}
    for a, b, verdict in zip(places[: len(table)], places[len(table) :], verdicts, strict=True):
        if verdict not in VERDICTS:
            raise BadInput(f"the judgements hold the verdict `{verdict}`. Use {', '.join(VERDICTS)}.")
        if a >= 0 and b >= 0 and a != b:
            said[(min(a, b), max(a, b))] = verdict
    return _as_arrays({pair: verdict for pair, verdict in said.items() if verdict != "unsure"})


def _as_arrays(said: dict[tuple[int, int], str]) -> Judged:
    return Judged(
        np.array([a for a, _ in said], np.int32),
        np.array([b for _, b in said], np.int32),
        np.array([CERTAIN if verdict == "same" else -CERTAIN for verdict in said.values()], np.float64),
    )
