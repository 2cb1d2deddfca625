"""The files of a linkage, written whole or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.linkage.columns import plain_schema
from khabar.linkage.linked import Linked
from khabar.model import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

    from khabar.linkage.index import Index

ROWS = 100_000
"""Rows written at a time."""

FILES = ("records.parquet", "pairs.parquet", "clusters.parquet", "model.json", "report.html")

INDEX = "index"
"""The folder in the folder that holds what later lists are matched against."""


def write_outputs(linked: Linked, out_dir: str | Path, index: bool = False) -> list[Path]:
    """Write records, pairs, clusters, model and report into a folder; the same linkage gives the same bytes.

    `index`: write what later lists are matched against (`link_later`), too: about half a kilobyte a record.
    The folder is for its owner alone (0700): the files hold names.
    Everything is written beside the folder first and takes its place at the end, so that an interruption leaves the
    old state. Raises BadInput when the folder holds anything but an earlier linkage.
    """
    from khabar.linkage.index_files import save_index
    from khabar.linkage.report import report

    out = Path(out_dir)
    if out.exists() and not out.is_dir():
        raise BadInput(f"{out}: this is a file. Name a folder.")
    strange = sorted(entry.name for entry in out.iterdir() if entry.name not in (*FILES, INDEX)) if out.exists() else []
    if strange:
        raise BadInput(f"{out}: the folder holds {strange[0]}, which no linkage wrote. Name a new folder.")
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for name, table in zip(FILES, (linked.records, linked.pairs, linked.clusters), strict=False):
            _write_table(table, draft / name)
        model = json.dumps(linked.model, ensure_ascii=False, indent=1)
        (draft / FILES[3]).write_text(model + "\n", encoding="utf-8")
        (draft / FILES[4]).write_text(report(linked), encoding="utf-8")
        if index and (held := _index(linked)):
            save_index(held, draft / INDEX)
        _replace(out, draft)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return [out / name for name in FILES]


def _index(linked: Linked) -> Index | None:
    from khabar.linkage.index import make_index

    if linked.index is None and linked.learned is not None:
        return make_index(linked.learned, linked.records)
    return linked.index


def _write_table(table: pa.Table, path: Path) -> None:
    import pyarrow.parquet as pq

    plain = plain_schema(table)
    with pq.ParquetWriter(path, plain, compression="zstd") as writer:
        for start in range(0, max(len(table), 1), ROWS):
            writer.write_table(table.slice(start, ROWS).cast(plain), row_group_size=ROWS)


def _replace(out: Path, draft: Path) -> None:
    """Put the draft in the folder's place; rename is one step, so that nobody sees half of it."""
    if not out.exists():
        draft.rename(out)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    out.rename(aside / "old")
    draft.rename(out)
    shutil.rmtree(aside)
