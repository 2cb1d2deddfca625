"""A link run computed: its files, and what accepting it would do to persons. Nothing of it counts yet."""

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from khabar import linkage
from khabar.linkage import Index, Recipe
from khabar.model import BadInput
from khabar.pipeline import Progress
from khabar.register.analysis.cache import find_index, in_force, index_of, keep_index
from khabar.register.analysis.changes import SHOWN, changes
from khabar.register.analysis.comparing import compare, write_compared
from khabar.register.analysis.holding import Holding, decided, hold, plain
from khabar.register.analysis.later import Later, News, link_later, news
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.analysis.words import Words, words_of, write_words
from khabar.register.home import Home
from khabar.register.people.grounds import Grounds, everything, near
from khabar.register.people.models import Person


def compute(home: Home, run: LinkRun, progress: Progress | None = None) -> LinkRun:
    """Link what is new since the last accepted run, or everything, and say what accepting it would change.

    Everything is linked where nothing was linked before, where that was asked for, or where what is new is no longer
    little beside the rest; `run.why` says so. What people decided goes in as hard constraints. A run that was killed
    is computed again from the start. Raises BadInput when there are no records.
    """
    holding = hold(progress)
    if not len(holding.keys):
        raise BadInput(f"{home.root}: the register holds no records yet. Take a list in first (khabar intake).")
    runs = in_force()
    run.why = _why(run, runs)
    index = None if run.why else find_index(home, runs, holding, progress)
    if not run.why and index is None:
        run.why = "lost"
    new = news(holding, index) if index else None
    if index and new and new.is_much(index):
        run.why = "much"
    if run.why or index is None or new is None:
        _whole(home, run, holding, progress)
    else:
        run.against = runs[-1].public_id
        _later(home, run, holding, index, new)
    run.is_whole = bool(run.why)
    run.counts["records"] = len(holding.keys)
    run.state = RunState.PROPOSED
    run.save()
    return run


def _why(run: LinkRun, runs: list[LinkRun]) -> str:
    """Why everything is linked; "" when only what is new is."""
    return "first" if not runs else "asked" if run.is_whole else ""


def _whole(home: Home, run: LinkRun, holding: Holding, progress: Progress | None) -> None:
    recipe = Recipe(**{**run.recipe, "rules": tuple(run.recipe["rules"])}) if run.recipe else Recipe()
    linked = linkage.link([holding.table], recipe=recipe, judgements=decided(holding), progress=progress)
    words, _clusters = words_of(holding, linked.pairs, linked.clusters)
    keep_index(home, run, index_of(linked))
    folder = home.runs / run.public_id
    shutil.rmtree(folder, ignore_errors=True)
    told = [plain(table) for table in (linked.pairs, linked.clusters, linked.records)]
    linkage.write_outputs(replace(linked, pairs=told[0], clusters=told[1], records=told[2]), folder)
    write_words(words, folder)
    grounds = replace(everything(), pairs=words.linked(), apart=words.parted())
    compared = write_compared(compare(words, is_whole=True), folder)
    run.changes = {**_changes(grounds), "pairs": compared}
    _count(run, words, len(holding.keys), linked.pairs.num_rows)


def _later(home: Home, run: LinkRun, holding: Holding, index: Index, new: News) -> None:
    found = link_later(holding, index, new)
    keep_index(home, run, found.grown)
    compared = _write(home.runs / run.public_id, run, found)
    grounds = near(found.touched)
    after = grounds.heard(found.words.rows())
    run.changes = {**_changes(after), "pairs": compared}
    others = Person.objects.filter(merged_into=None, emptied_by=None).count() - len(set(after.held.values()))
    for name in ("persons_now", "persons_then", "unchanged"):
        run.changes[name] += others
    _count(run, found.words, len(new.fresh), found.pairs.num_rows)


def _changes(grounds: Grounds) -> dict[str, Any]:
    """What a grouping would do to persons, and which judgements of people it can't meet (the first of them by key)."""
    found = grounds.partition()
    told = changes(found.groups, grounds.held)
    return {**told, "unmet": len(found.unmet), "unmet_pairs": [list(pair) for pair in found.unmet[:SHOWN]]}


def _count(run: LinkRun, words: Words, new: int, pairs: int) -> None:
    counts = {"new": new, "pairs": pairs, "linked": len(words.linked()), "mothers": len(words.parted())}
    run.counts = {**run.counts, **counts}


def _write(out: Path, run: LinkRun, found: Later) -> dict[str, int]:
    """Write the files of a run that looked at what is new, whole or not at all; returns how many pairs change."""
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for name, table in (("records", found.records), ("pairs", found.pairs), ("clusters", found.clusters)):
            pq.write_table(plain(table), draft / f"{name}.parquet", compression="zstd")
        told = {"recipe": found.grown.recipe.plain(), "against": run.against}
        (draft / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        write_words(found.words, draft)
        compared = write_compared(compare(found.words, is_whole=False), draft)
        shutil.rmtree(out, ignore_errors=True)
        draft.rename(out)
        return compared
    finally:
        shutil.rmtree(draft, ignore_errors=True)
