"""The index of what an accepted link run held, kept so that the next one need look at nothing but what is new.

It can be made again at any time from the records that the runs in force looked at: it is never the only place of
anything, and no backup holds it.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from khabar import linkage
from khabar.linkage import Index, Linked, Recipe
from khabar.model import BadInput
from khabar.pipeline import Progress
from khabar.register.analysis.holding import Holding, decided, plain, stamped_again
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.home import Home
from khabar.register.made_with import made_with
from khabar.register.people.models import RunInForce

ABOUT = "about.json"


def in_force() -> list[LinkRun]:
    """The link runs whose pairs count, the latest last."""
    runs = RunInForce.objects.values("run")
    return list(LinkRun.objects.filter(public_id__in=runs, state=RunState.ACCEPTED).order_by("decided_at", "pk"))


def keep_index(home: Home, run: LinkRun, index: Index) -> None:
    """Keep the index of what a run held, in case it is accepted; whole or not at all."""
    folder = _folder(home, run)
    shutil.rmtree(folder, ignore_errors=True)
    linkage.save_index(index, folder)
    (folder / ABOUT).write_text(json.dumps(_about(index.recipe)), "utf-8")


def index_of(linked: Linked) -> Index:
    """The index of a linkage that was made just now."""
    if linked.learned is None:
        raise RuntimeError("a linkage that was read from files has learned nothing to make an index of")
    return linkage.make_index(linked.learned, linked.records)


def find_index(home: Home, runs: Sequence[LinkRun], holding: Holding, progress: Progress | None) -> Index | None:
    """The index of all that these runs looked at; made anew where it is absent, or of other recipe or tables.

    None where it can't be made: the files of a run went with their time.
    """
    recipe = recipe_of(home, runs[0])
    if recipe is None:
        return None
    try:
        about = json.loads((_folder(home, runs[-1]) / ABOUT).read_text("utf-8"))
        if about == _about(recipe):
            return linkage.open_index(_folder(home, runs[-1]))
    except (OSError, ValueError, BadInput):
        pass
    records = _records(home, runs)
    if records is None:
        return None
    linked = linkage.link([records], recipe=recipe, judgements=decided(holding), progress=progress)
    keep_index(home, runs[-1], index_of(linked))
    return linkage.open_index(_folder(home, runs[-1]))


def drop_others(home: Home) -> None:
    """Take away every index but that of the latest run in force and of those that wait for a decision."""
    waiting = LinkRun.objects.filter(state__in=(RunState.WAITING, RunState.RUNNING, RunState.PROPOSED))
    kept = {*waiting.values_list("public_id", flat=True), *(run.public_id for run in in_force()[-1:])}
    for folder in (home.root / "index").glob("*"):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _folder(home: Home, run: LinkRun) -> Path:
    return home.root / "index" / run.public_id


def recipe_of(home: Home, run: LinkRun) -> Recipe | None:
    """The recipe of a run, as its files tell it; None where they are not there."""
    try:
        told = json.loads((home.runs / run.public_id / "model.json").read_text("utf-8"))["recipe"]
    except (OSError, ValueError):
        return None
    return Recipe(**{**told, "rules": tuple(told["rules"])})


def _records(home: Home, runs: Sequence[LinkRun]) -> pa.Table | None:
    """All records that these runs looked at, as they last did."""
    try:
        tables = [stamped_again(pq.read_table(home.runs / run.public_id / "records.parquet")) for run in runs]
    except OSError:
        return None
    whole = pa.concat_tables(tables, promote_options="default")
    names = zip(whole["list"].to_pylist(), plain(whole)["record_id"].to_pylist(), strict=True)
    last = {name: place for place, name in enumerate(names)}
    return whole.take(pa.array(sorted(last.values()), pa.int64()))


def _about(recipe: Recipe) -> dict[str, Any]:
    return {"recipe": recipe.plain(), "tables": tables_digest()}


def tables_digest() -> str:
    """A digest of everything that turns names and dates into numbers: the tables and code of those rooms."""
    return made_with("khabar.linkage", "khabar.names", "khabar.dates")
