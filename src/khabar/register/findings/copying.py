"""Copied lists and odd spellings of the whole register, looked for again where rows changed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from khabar.checks.copied import OddSpelling, Rows, odd_spellings, repeats
from khabar.pipeline import Progress
from khabar.register.documents.likening import in_order, refresh, rows_folder, rows_of_document
from khabar.register.documents.models import Document
from khabar.register.home import Home

MOST = 300
"""Odd spellings that are kept, those in the most documents first."""
ROWS = 20
"""Rows of each."""


def refresh_copies(home: Home, progress: Progress | None = None) -> int:
    """Hold documents that changed against all others and against themselves, and look through all spellings; returns
    how many changed.
    """

    def then(documents: Mapping[int, Document], rows: Mapping[int, Rows]) -> None:
        for key, document in documents.items():
            repeated_rows(home, document, rows[key])
        _keep_spellings(home, documents, rows)

    return refresh(home, progress, then)


def repeated_rows(home: Home, document: Document, rows: Rows | None = None) -> list[tuple[int, int]]:
    """The rows of a document that may stand twice, by place: (the earlier, the later); kept until its rows change."""
    path = rows_folder(home) / f"{document.public_id}.twice.npy"
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        twice = repeats(rows or rows_of_document(home, document))
        found = np.array(twice, np.int64).reshape(-1, 2)
        draft = path.with_suffix(".draft")
        with draft.open("wb") as file:
            np.save(file, found)
        draft.replace(path)
    return [(one, other) for one, other in found.tolist()]


def _keep_spellings(home: Home, documents: Mapping[int, Document], rows: Mapping[int, Rows]) -> None:
    found = odd_spellings(rows)[:MOST]
    wanted = {key for one in found for key, _row in one.rows[:ROWS]}
    keys = {key: list(in_order(documents[key]).values_list("pk", flat=True)) for key in wanted}
    told = [_told(one, keys) for one in found]
    draft = _file(home).with_suffix(".draft")
    draft.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    draft.replace(_file(home))


def _told(one: OddSpelling, keys: Mapping[int, list[int]]) -> dict[str, Any]:
    rows = [keys[key][row] for key, row in one.rows[:ROWS]]
    documents = len({key for key, _row in one.rows})
    return {"word": one.word, "usual": one.usual, "documents": documents, "count": len(one.rows), "records": rows}


def spellings(home: Home) -> list[dict[str, Any]]:
    """The odd spellings that were last found: word, usual, documents, count, and keys of some records."""
    try:
        found: list[dict[str, Any]] = json.loads(_file(home).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return found


def _file(home: Home) -> Path:
    return rows_folder(home) / "spellings.json"
