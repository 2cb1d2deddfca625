"""An index on disk: arrays that are memory-mapped, so that opening it takes no time and little memory."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.affinity import Affinity
from khabar.linkage.index import Index
from khabar.linkage.recipe import Recipe
from khabar.linkage.rules import read_rule
from khabar.linkage.stamps import Stamped
from khabar.linkage.training import Model
from khabar.model import BadInput

VERSION = 4
META, RECORDS = "index.json", "records.arrow"
PLAIN = ("known", "where", "labels", "members", "starts", "first", "right", "bits")
LEARNED = ("m", "u", "bin_shares", "priors", "pairs", "kin_units", "kin_generations", "kin", "ages", "corrections")


def save_index(index: Index, folder: str | Path) -> None:
    """Write an index into a new folder, for its owner alone; whole or not at all. Raises BadInput if it is there."""
    import pyarrow as pa

    out = Path(folder)
    if out.exists():
        raise BadInput(f"{out}: this is there already. Name a new folder.")
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for name, array in _arrays(index).items():
            np.save(draft / f"{name}.npy", array)
        with pa.OSFile(str(draft / RECORDS), "wb") as file, pa.ipc.new_file(file, index.records.schema) as writer:
            writer.write_table(index.records)
        meta = {
            "version": VERSION,
            "rules": [rule.name for rule in index.rules],
            "limits": index.limits,
            "defaults": index.defaults,
            "kin_names": index.model.kin_names,
            "lists": index.model.lists,
            "affinities": [affinity.comparison for affinity, _, _ in index.affinities],
            "recipe": asdict(index.recipe),
        }
        (draft / META).write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
        draft.rename(out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def open_index(folder: str | Path) -> Index:
    """Open an index that was saved. Raises BadInput when there is none, or one of another version."""
    import pyarrow as pa

    home = Path(folder)
    try:
        meta = json.loads((home / META).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{home}: there is no index here. Make one from a linkage.") from error
    if meta.get("version") != VERSION:
        raise BadInput(f"{home}: the index is of version {meta.get('version')}, not {VERSION}. Make it anew.")

    def read(name: str) -> NDArray[Any]:
        mapped: NDArray[Any] = np.load(home / f"{name}.npy", mmap_mode="r")
        return mapped

    def affinity(f: int) -> tuple[Affinity, NDArray[Any], NDArray[Any]]:
        known = Affinity(f, np.zeros(0, np.int32), read(f"affinity_share_{f}"), read(f"affinity_seen_{f}"))
        return known, read(f"places_{f}"), read(f"ranks_{f}")

    rules = [read_rule(name) for name in meta["rules"]]
    learned: dict[str, Any] = {name: np.array(read(f"model_{name}")) for name in LEARNED}
    texts = range(len(learned["bin_shares"]))
    plain: dict[str, Any] = {name: read(name) for name in PLAIN}
    return Index(
        records=pa.ipc.open_file(pa.memory_map(str(home / RECORDS))).read_all(),
        rows=Stamped(*(read(f"rows_{name}") for name in Stamped._fields)),
        defaults=tuple(meta["defaults"]),
        rules=rules,
        limits=meta["limits"],
        keys=[read(f"keys_{n}") for n in range(len(rules))],
        order=[read(f"order_{n}") for n in range(len(rules))],
        bins=[(read(f"classes_{f}"), read(f"bins_{f}")) for f in texts],
        model=Model(**learned, kin_names=meta["kin_names"], lists=meta["lists"]),
        affinities=[affinity(f) for f in meta["affinities"]],
        recipe=Recipe(**meta["recipe"] | {"rules": tuple(meta["recipe"]["rules"])}),
        **plain,
    )


def _arrays(index: Index) -> dict[str, NDArray[Any]]:
    """Every array of an index under the name of its file."""
    arrays: dict[str, NDArray[Any]] = {name: getattr(index, name) for name in PLAIN}
    arrays |= {f"rows_{name}": getattr(index.rows, name) for name in Stamped._fields}
    arrays |= {f"model_{name}": getattr(index.model, name) for name in LEARNED}
    for n, (keys, order) in enumerate(zip(index.keys, index.order, strict=True)):
        arrays |= {f"keys_{n}": keys, f"order_{n}": order}
    for f, (classes, bins) in enumerate(index.bins):
        arrays |= {f"classes_{f}": classes, f"bins_{f}": bins}
    for affinity, places, ranks in index.affinities:
        f = affinity.comparison
        arrays |= {f"affinity_share_{f}": affinity.share, f"affinity_seen_{f}": affinity.seen}
        arrays |= {f"places_{f}": places, f"ranks_{f}": ranks}
    return arrays
