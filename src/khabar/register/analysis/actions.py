"""The writes of this app, each with its audit entry in one transaction."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar import linkage, model
from khabar.model import BadInput, Verdict
from khabar.pipeline import Progress, to_table
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.analysis.changes import changes
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.analysis.mothers import apart
from khabar.register.anchors import anchor
from khabar.register.documents.changes import note
from khabar.register.documents.models import Record
from khabar.register.home import Home
from khabar.register.people.actions import add_judgements
from khabar.register.people.grounds import Weighted, everything
from khabar.register.people.moves import keep_moves
from khabar.register.people.queries import linkable
from khabar.register.people.regrouping import put_in_force, regroup

Keys = Mapping[tuple[str, str], int]
REVIEW_FROM = 0.1
"""Match probability from which a pair that is not linked still enters the database, for people to look at."""


@needs(Right.ANALYSE)
@transaction.atomic
def begin_run(actor: User | None = None) -> LinkRun:
    """Write down that a link run is wanted; `compute` does it."""
    run = LinkRun.objects.create(actor=actor, engine="local")
    note(actor, "link run begun", f"link run {run.public_id}")
    return run


def compute(home: Home, run: LinkRun, progress: Progress | None = None) -> LinkRun:
    """Link everything the register holds, keep the run's files, and say what accepting it would change.

    What people decided goes in as hard constraints. Nothing of it counts before somebody accepts it; a run that was
    killed is computed again from the start. Raises BadInput when there are no records.
    """
    keys: dict[tuple[str, str], int] = {}
    records = []
    for key, record in linkable():
        keys[record.list_name, record.record_id] = key
        records.append(record)
    if not records:
        raise BadInput(f"{home.root}: the register holds no records yet. Take a list in first (khabar intake).")
    linked = linkage.link([to_table(records)], judgements=_decided(keys), progress=progress)
    linkage.write_outputs(linked, home.runs / run.public_id)
    same, mothers, _unsure = read_run(home, run, keys)
    grounds = replace(everything(), pairs=same, apart=mothers)
    run.changes = changes(grounds.groups(), grounds.held)
    run.counts = {"records": len(records), "pairs": linked.pairs.num_rows, "linked": len(same), "mothers": len(mothers)}
    run.state = RunState.PROPOSED
    run.save()
    return run


def _decided(keys: Keys) -> pa.Table | None:
    """What stands of people's judgements, as linkage takes it; None where there is nothing."""
    names = {key: name for name, key in keys.items()}
    stands = [
        (*names[a], *names[b], stands.verdict.value)
        for (a, b), stands in sorted(everything().people.items())
        if a in names and b in names
    ]
    if not stands:
        return None
    columns = ("list_a", "record_a", "list_b", "record_b", "verdict")
    return pa.table({name: list(cells) for name, cells in zip(columns, zip(*stands, strict=True), strict=True)})


def read_run(
    home: Home, run: LinkRun, keys: Keys
) -> tuple[list[Weighted], list[tuple[int, int]], list[model.Judgement]]:
    """What a run's files say, in the register's keys: linked pairs, pairs that two mothers part, all judgements."""
    folder = home.runs / run.public_id
    clusters: dict[int, list[int]] = defaultdict(list)
    cluster: dict[int, int] = {}
    for row in pq.read_table(folder / "clusters.parquet").to_pylist():
        if (key := keys.get((row["list"], row["record_id"]))) is not None:
            clusters[row["cluster_id"]].append(key)
            cluster[key] = row["cluster_id"]
    named = {
        key: values["mother_name"]
        for key, values in Record.objects.values_list("pk", "values").iterator(5000)
        if values.get("mother_name")
    }
    mothers = list(apart((members for members in clusters.values() if len(members) > 1), named))
    judged = [model.Judgement(a, b, Verdict.DIFFERENT, 0.0, 0.0) for a, b in mothers]
    parted = set(mothers)
    for low, high, weight, probability in _pairs(folder / "pairs.parquet", keys):
        is_linked = cluster[low] == cluster[high] and (low, high) not in parted
        if is_linked or probability >= REVIEW_FROM:
            verdict = Verdict.SAME if is_linked else Verdict.UNSURE
            if (low, high) not in parted:
                judged.append(model.Judgement(low, high, verdict, weight, probability))
    same = [(j.record_a, j.record_b, j.weight) for j in judged if j.verdict == Verdict.SAME]
    return same, mothers, judged


def _pairs(path: Any, keys: Keys) -> Iterator[tuple[int, int, float, float]]:
    """Pairs of records of the register, the lower key first, with weight and probability."""
    columns = ["list_a", "record_a", "list_b", "record_b", "match_weight", "match_probability"]
    for batch in pq.ParquetFile(path).iter_batches(columns=columns):
        for list_a, record_a, list_b, record_b, weight, probability in zip(
            *(batch.column(name).to_pylist() for name in columns), strict=True
        ):
            a, b = keys.get((list_a, record_a)), keys.get((list_b, record_b))
            if a is not None and b is not None:
                yield min(a, b), max(a, b), weight, probability


@needs(Right.ANALYSE)
def accept(home: Home, run: LinkRun, actor: User | None = None) -> LinkRun:
    """Let a proposed run count: its pairs enter in bulk with one audit entry, and persons follow.

    Raises BadInput when it was decided on already. What people judged meanwhile still goes before it; records that came
    in since then stay as they are.
    """
    keys = {(record.list_name, record.record_id): key for key, record in linkable()}
    with transaction.atomic():
        run = LinkRun.objects.select_for_update().get(pk=run.pk)
        if run.state != RunState.PROPOSED:
            raise BadInput(_("This link run is not open to a decision any more."))
        _same, _mothers, judged = read_run(home, run, keys)
        add_judgements(run.public_id, judged)
        put_in_force(run.public_id)
        regrouped = regroup()
        run.counts = {**run.counts, "judgements": len(judged), **regrouped.counts}
        _decide(run, RunState.ACCEPTED, actor)
        keep_moves(note(actor, "link run", f"link run {run.public_id}", **run.counts), regrouped.moves)
    anchor(home)
    return run


@needs(Right.ANALYSE)
@transaction.atomic
def reject(run: LinkRun, actor: User | None = None) -> LinkRun:
    """Let a proposed run count for nothing; its files stay. Raises BadInput when it was decided on already."""
    run = LinkRun.objects.select_for_update().get(pk=run.pk)
    if run.state != RunState.PROPOSED:
        raise BadInput(_("This link run is not open to a decision any more."))
    _decide(run, RunState.REJECTED, actor)
    note(actor, "link run rejected", f"link run {run.public_id}")
    return run


def _decide(run: LinkRun, state: RunState, actor: User | None) -> None:
    run.state, run.decided_by, run.decided_at = state, actor, timezone.now()
    run.save()


def link_register(home: Home, progress: Progress | None = None, actor: User | None = None) -> LinkRun:
    """Begin, compute and accept a run in one go, as the command line does. Raises BadInput."""
    run = begin_run(actor)
    try:
        compute(home, run, progress)
    except BaseException as error:
        LinkRun.objects.filter(pk=run.pk).update(state=RunState.FAILED, refusal=str(error)[:300])
        raise
    return accept(home, run, actor)
