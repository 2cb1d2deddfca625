"""What people decided about pairs: clusters keep to it, whatever the model thinks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.clusters import CERTAIN
from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

VERDICTS = ("same", "different", "unsure")

Links = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]


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
    if table is None:
        return _as_arrays({})
    columns = ("list_a", "record_a", "list_b", "record_b", "verdict")
    for column in columns:
        if column not in table.column_names:
            raise BadInput(f"the judgements have no column `{column}`. Add it.")
    place = {
        key: n for n, key in enumerate(zip(records["list"].to_pylist(), records["record_id"].to_pylist(), strict=True))
    }
    said: dict[tuple[int, int], str] = {}
    for list_a, record_a, list_b, record_b, verdict in zip(*(table[c].to_pylist() for c in columns), strict=True):
        if verdict not in VERDICTS:
            raise BadInput(f"the judgements hold the verdict `{verdict}`. Use {', '.join(VERDICTS)}.")
        a, b = place.get((list_a, record_a)), place.get((list_b, record_b))
        if a is not None and b is not None and a != b:
            said[(min(a, b), max(a, b))] = verdict
    return _as_arrays({pair: verdict for pair, verdict in said.items() if verdict != "unsure"})


def _as_arrays(said: dict[tuple[int, int], str]) -> Judged:
    return Judged(
        np.array([a for a, _ in said], np.int32),
        np.array([b for _, b in said], np.int32),
        np.array([CERTAIN if verdict == "same" else -CERTAIN for verdict in said.values()], np.float64),
    )
