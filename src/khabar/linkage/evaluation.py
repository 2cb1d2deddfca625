"""How well a linkage did, where the truth is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Score:
    """Pairwise figures over all true pairs: `precision`, `recall` and their harmonic mean `f1`, 0 to 1."""

    precision: float
    recall: float
    f1: float
    true_pairs: int
    found_pairs: int
    right_pairs: int


def evaluate(found: pa.Table, truth: pa.Table, threshold: float = 0.5) -> Score:
    """Compare clusters or pairs with the truth, over every pair of records that truly is one person.

    `found`: a table of clusters (list, record_id, cluster_id) or of pairs (list_a, record_a, list_b, record_b,
    match_probability), of which those from `threshold` up count. `truth`: list, record_id, person_id.
    Raises BadInput when a column is missing or a found record has no truth.
    """
    person = _numbers(truth, "person_id", "truth")
    keys = {key: n for n, key in enumerate(_keys(truth, "list", "record_id"))}
    true_pairs = _pairs_within(person)
    if "cluster_id" in found.column_names:
        rows = _rows(keys, _keys(found, "list", "record_id"))
        group = _numbers(found, "cluster_id", "clusters")
        pairs = _pairs_within(group)
        right = _pairs_within(group * (int(person.max(initial=0)) + 1) + person[rows])
    elif "match_probability" in found.column_names:
        chosen = found["match_probability"].to_numpy() >= threshold
        a = person[_rows(keys, _keys(found, "list_a", "record_a"))][chosen]
        b = person[_rows(keys, _keys(found, "list_b", "record_b"))][chosen]
        pairs, right = len(a), int((a == b).sum())
    else:
        raise BadInput("the table has neither cluster_id nor match_probability. Give clusters or pairs of a linkage.")
    precision = right / pairs if pairs else 1.0
    recall = right / true_pairs if true_pairs else 1.0
    f1 = 2 * precision * recall / (precision + recall) if right else float(pairs == true_pairs == 0)
    return Score(precision, recall, f1, true_pairs, pairs, right)


def _keys(table: pa.Table, list_column: str, id_column: str) -> list[tuple[Any, Any]]:
    for column in (list_column, id_column):
        if column not in table.column_names:
            raise BadInput(f"the table has no column `{column}`. Give list and record of every row.")
    return list(zip(table[list_column].to_pylist(), table[id_column].to_pylist(), strict=True))


def _rows(keys: dict[tuple[Any, Any], int], wanted: list[tuple[Any, Any]]) -> NDArray[np.int64]:
    try:
        return np.array([keys[key] for key in wanted], np.int64)
    except KeyError as error:
        raise BadInput(f"record {error.args[0]} is not in the truth. Give the truth for every record.") from error


def _numbers(table: pa.Table, column: str, what: str) -> NDArray[np.int64]:
    if column not in table.column_names:
        raise BadInput(f"the {what} has no column `{column}`. Add it.")
    return np.unique(table[column].to_numpy(zero_copy_only=False), return_inverse=True)[1].astype(np.int64)


def _pairs_within(labels: NDArray[np.int64]) -> int:
    counts = np.unique(labels, return_counts=True)[1].astype(np.int64)
    return int((counts * (counts - 1) // 2).sum())
