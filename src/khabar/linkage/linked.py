"""What linking gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from khabar.linkage.index import Index
    from khabar.linkage.learned import Learned

Progress = Callable[[str, int, int], None]
"""Called as progress(stage, done, total) while the work goes on."""


@dataclass(frozen=True)
class Linked:
    """The outcome of one run of linkage.

    `pairs`: list_a, record_a, list_b, record_b, match_weight (bits), match_probability, then one column a comparison
    with the level that fired (empty where a side is silent); every scored pair with probability >= 0.01, once, the
    record that came in first on the `a` side, sorted by position. `clusters`: list, record_id, cluster_id; every
    record once, in the order it came. `records`: the columns that were used. `model`: what was learned, as plain
    values. `timings`: seconds a stage. `counts`: records, candidates, pairs and so on.
    `learned`: what an index is made of; after `link_later` there is the `index` itself.
    """

    pairs: pa.Table
    clusters: pa.Table
    records: pa.Table
    model: dict[str, Any]
    timings: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    learned: Learned | None = None
    index: Index | None = None
