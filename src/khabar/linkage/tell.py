"""Arrays back to tables, and the model back to words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.blocking import Blocks
from khabar.linkage.columns import flat, take
from khabar.linkage.comparisons import CODES, COMPARISONS, ORDER_AT
from khabar.linkage.lists import MOST_LISTS
from khabar.linkage.pairs import Pairs
from khabar.linkage.recipe import Recipe
from khabar.linkage.training import Model
from khabar.linkage.weighing import REACH

if TYPE_CHECKING:
    import pyarrow as pa

NEVER = 1e-3
"""Share of matches and of others up to which a level counts as one that doesn't occur."""


def tell_pairs(records: pa.Table, pairs: Pairs, bits: NDArray[np.float64]) -> pa.Table:
    """Write kept pairs as a table, levels in words."""
    import pyarrow as pa

    columns: dict[str, Any] = {}
    words = [pa.array(comparison.levels, pa.string()) for comparison in COMPARISONS]
    for side, rows in (("a", pairs.left), ("b", pairs.right)):
        columns[f"list_{side}"] = take(flat(records, "list"), rows)
        columns[f"record_{side}"] = take(flat(records, "record_id"), rows)
    columns["match_weight"] = bits
    columns["match_probability"] = 1 / (1 + np.exp2(-bits))
    for c, comparison in enumerate(COMPARISONS):
        codes = pairs.codes[:, c]
        if codes.any():
            said: Any = pa.array(codes, mask=codes == 0)
            columns[comparison.name] = pa.DictionaryArray.from_arrays(said, words[c])
    return pa.table(columns)


def tell_clusters(records: pa.Table, labels: NDArray[np.int64]) -> pa.Table:
    """Write the cluster of every record as a table, in the order the records came."""
    import pyarrow as pa

    return pa.table({"list": records["list"], "record_id": records["record_id"], "cluster_id": labels})


def tell_model(model: Model, recipe: Recipe, blocks: Sequence[Blocks], pairs: Pairs) -> dict[str, Any]:
    """Write what was learned as plain values that a person can read.

    Levels that no kept pair shows and that hardly anybody would show are left out: their bits rest on nothing.
    """
    bits = model.logs() / np.log(2)
    m, u = model.spread(model.m), model.chance()
    happens = np.maximum(m, u) > NEVER
    comparisons = {}
    for c, comparison in enumerate(COMPARISONS):
        if model.u[c].any() or c == ORDER_AT:
            happens[c] |= np.bincount(pairs.codes[:, c], minlength=CODES) > 0
            comparisons[comparison.name] = [
                {"level": words, "m": float(m[c, k]), "u": float(u[c, k]), "bits": float(bits[c, k])}
                for k, words in enumerate(comparison.levels)
                if words and happens[c, k]
            ]
    return {
        "recipe": recipe.plain(),
        "rounds": model.rounds,
        "prior_bits": {
            "different lists": float(np.log2(model.priors[0])),
            "one list": float(np.log2(model.priors[-1])),
        },
        "within_lists": _within(model),
        "judged": {
            "always": float(model.corrections[0] / np.log(2)),
            "by_weight": float(model.corrections[1]),
            "up_to_bits": REACH / float(np.log(2)),
            "by_comparison": {c.name: float(w) for c, w in zip(COMPARISONS, model.corrections[2:], strict=True) if w},
        },
        "kin_share": dict(zip(model.kin_names, model.kin.tolist(), strict=True)),
        "blocking": [{"rule": b.rule.name, "pairs": b.pairs} for b in blocks],
        "comparisons": comparisons,
    }


def _within(model: Model) -> dict[str, dict[str, float]]:
    """How many pairs of each list are expected to be one person, and the bits before looking of two of its records."""
    told = zip(model.lists[:MOST_LISTS], model.priors[1:], model.pairs[1:], strict=False)
    return {
        name: {"expected_pairs": round(float(share * pairs), 1), "prior_bits": float(np.log2(share))}
        for name, share, pairs in told
    }
