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


def link_later(
    folder: str | Path,
    tables: Sequence[pa.Table],
    progress: Progress | None = None,
    judgements: pa.Table | None = None,
) -> Linked:
    """Link new lists with those of an earlier linkage, whose outputs and index lie in `folder`.

    Gives what `link` gives for old and new records together, the old ones first; `write_outputs` writes it, and from
    there it goes on. Only what shares a block with a new record is weighed, by the model as it was learned; clusters
    that no new record reaches stay as they are, with their numbers. Link everything again when the new records are no
    longer few beside the old ones. Raises BadInput when the folder holds no linkage or no index, or a record of
    `tables` is in it already. Ex: write_outputs(link_later("linked", [table]), "linked", index=True)
    """
    from khabar.linkage.later import carry_on

    return carry_on(folder, tables, progress, judgements)
