"""The way in: light to import, the compiled loops are loaded when they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.linkage.linked import Linked, Progress
from khabar.linkage.recipe import Recipe, read_recipe

if TYPE_CHECKING:
    import pyarrow as pa


def link(
    tables: Sequence[pa.Table],
    recipe: str | Path | Recipe | None = None,
    engine: str = "local",
    progress: Progress | None = None,
    judgements: pa.Table | None = None,
    folder: str | Path | None = None,
) -> Linked:
    """Find who is the same person in lists of people, every link with its weight.

    `tables`: Arrow tables of strings with canonical column names (list, record_id, given_name, birth_date ...), any
    subset. Nobody labels anything: the model learns from the lists themselves, the same on every run. `judgements`:
    what people decided, a table of list_a, record_a, list_b, record_b, verdict (same, different or unsure); clusters
    keep to it. `folder`: where pairs wait that are too many for memory (`Recipe.pairs_in_memory`), by default the
    system's place for temporary files; nothing stays there. Ex: link([table]).clusters. Raises BadInput when something
    given can't be used.
    """
    read = read_recipe(recipe)
    from khabar.linkage.engines import load_engine
    from khabar.linkage.run import Run

    return Run(read, load_engine(engine), progress, Path(folder) if folder else None).link(tables, judgements)
