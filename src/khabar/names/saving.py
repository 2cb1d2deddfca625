"""An index on disk: a folder of arrays that are mapped into memory when it is opened again."""

import json
from pathlib import Path

import numpy as np

from khabar.model import BadInput
from khabar.names.finding import Finder

_ROWS = ("starts", "tokens", "alive", "digests", "posting_starts", "posted")
VERSION = 2


def save(finder: Finder, folder: Path) -> None:
    """Write an index: one .npy file for each array, and index.json with the tokens."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = finder.rows
    rows.list_all(len(finder.vocabulary))
    ends = {"starts": rows.size + 1, "tokens": int(rows.starts[rows.size]), "alive": rows.size, "digests": rows.size}
    for name in _ROWS:
        array = getattr(rows, name)
        np.save(folder / f"{name}.npy", array[: ends.get(name, len(array))])
    head = {"version": VERSION, "rows": rows.size, "alive": finder.alive, "tokens": finder.vocabulary.tokens}
    (folder / "index.json").write_text(json.dumps(head, ensure_ascii=False), "utf-8")


def load(folder: Path) -> Finder:
    """Open an index. Raises BadInput when the folder holds none, or one of another version."""
    try:
        head = json.loads((folder / "index.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{folder}: holds no index of names. Save one there first.") from error
    if head["version"] != VERSION:
        raise BadInput(f"{folder}: holds an index of another version. Build it anew.")
    finder = Finder()
    for name in _ROWS:
        setattr(finder.rows, name, np.asarray(np.load(folder / f"{name}.npy", mmap_mode="c")))
    for script, readings in head["tokens"]:
        finder.vocabulary.add((script, tuple((form, penalty) for form, penalty in readings)))
    finder.rows.size = finder.rows.listed = head["rows"]
    finder.alive = head["alive"]
    return finder
