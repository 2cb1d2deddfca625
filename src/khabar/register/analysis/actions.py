"""The writes of this app, each with its audit entry in one transaction."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.pipeline import Progress
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.analysis.cache import drop_others, in_force
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.analysis.proposing import compute
from khabar.register.analysis.words import Words, read_words
from khabar.register.anchors import anchor
from khabar.register.documents.changes import note
from khabar.register.home import Home
from khabar.register.people.actions import add_judgements
from khabar.register.people.grounds import in_portions
from khabar.register.people.models import Judgement, Membership, Move
from khabar.register.people.moves import keep_moves
from khabar.register.people.regrouping import one_at_a_time, put_in_force, regroup, set_in_force


@needs(Right.ANALYSE)
@transaction.atomic
def begin_run(actor: User | None = None, *, anew: bool = False, recipe: Mapping[str, Any] | None = None) -> LinkRun:
    """Write down that a link run is wanted; `compute` does it. With `anew` or a recipe it links everything."""
    is_whole = anew or recipe is not None
    run = LinkRun.objects.create(actor=actor, engine="local", is_whole=is_whole, recipe=dict(recipe or {}))
    note(actor, "link run begun", f"link run {run.public_id}")
    return run


@needs(Right.ANALYSE)
def accept(home: Home, run: LinkRun, actor: User | None = None) -> LinkRun:
    """Let a proposed run count: what it says enters in bulk with one audit entry, and persons follow.

    Raises BadInput when it was decided on already, or another run was accepted since it was computed. What people
    judged meanwhile still goes before it; records that came in since then stay as they are.
    """
    words = read_words(home.runs / run.public_id) if run.state == RunState.PROPOSED else None
    with transaction.atomic():
        one_at_a_time()
        run = LinkRun.objects.select_for_update().get(pk=run.pk)
        if run.state != RunState.PROPOSED or words is None:
            raise BadInput(_("This link run is not open to a decision any more."))
        before = in_force()
        if not run.is_whole and (not before or before[-1].public_id != run.against):
            raise BadInput(_("Another link run was accepted since this one was computed. Begin a new one."))
        looked_at = {*words.record_a.tolist(), *words.record_b.tolist()}
        judgements = _add(run, words, looked_at)
        run.before = [one.public_id for one in before]
        put_in_force(run.public_id, beside=() if run.is_whole else run.before)
        regrouped = regroup(None if run.is_whole else looked_at)
        run.counts = {**run.counts, "judgements": judgements, **regrouped.counts}
        _decide(run, RunState.ACCEPTED, actor)
        keep_moves(note(actor, "link run", f"link run {run.public_id}", **run.counts), regrouped.moves)
    anchor(home)
    drop_others(home)
    return run


def _add(run: LinkRun, words: Words, looked_at: set[int]) -> int:
    """Append what a run says of records that are still held; returns of how many pairs."""
    held = Membership.objects.values_list("record_id", flat=True)
    if run.is_whole:
        there = set(held.iterator())
    else:
        there = {record for keys in in_portions(looked_at) for record in held.filter(record__in=keys)}
    said = [word for word in words.rows() if word.record_a in there and word.record_b in there]
    add_judgements(run.public_id, said)
    return len(said)


@needs(Right.ANALYSE)
@transaction.atomic
def reject(run: LinkRun, actor: User | None = None) -> LinkRun:
    """Let a proposed run count for nothing; its files stay. Raises BadInput when it was decided on already."""
    one_at_a_time()
    run = LinkRun.objects.select_for_update().get(pk=run.pk)
    if run.state != RunState.PROPOSED:
        raise BadInput(_("This link run is not open to a decision any more."))
    _decide(run, RunState.REJECTED, actor)
    note(actor, "link run rejected", f"link run {run.public_id}")
    return run


@needs(Right.ANALYSE)
@transaction.atomic
def take_back(run: LinkRun, reason: str, actor: User | None = None) -> LinkRun:
    """Undo the accepting of the latest run: the runs before it count again, and persons have the ids they had.

    What people decided since then stays. Raises BadInput without a reason, and for any other run.
    """
    if not reason.strip():
        raise BadInput(_("Say why. A decision without a reason is not kept."))
    one_at_a_time()
    run = LinkRun.objects.select_for_update().get(pk=run.pk)
    runs = in_force()
    if not runs or runs[-1].pk != run.pk:
        raise BadInput(_("Only the latest run that counts can be taken back."))
    moves = Move.objects.filter(change__subject=f"link run {run.public_id}", change__kind="link run")
    was = dict(moves.values_list("record", "was"))
    set_in_force(run.before)
    said = Judgement.objects.filter(run=run.public_id).values_list("record_a_id", "record_b_id")
    regrouped = regroup(None if run.is_whole else was.keys() | {record for pair in said for record in pair}, was)
    run.state, run.refusal = RunState.TAKEN_BACK, reason.strip()
    run.save()
    keep_moves(note(actor, "link run taken back", f"link run {run.public_id}", **regrouped.counts), regrouped.moves)
    return run


def _decide(run: LinkRun, state: RunState, actor: User | None) -> None:
    run.state, run.decided_by, run.decided_at = state, actor, timezone.now()
    run.save()


def of_commands() -> "QuerySet[LinkRun]":
    """The runs of the command line that are under way, or that a killed command left so."""
    return LinkRun.objects.filter(actor=None, state__in=(RunState.WAITING, RunState.RUNNING))


@transaction.atomic
def break_off() -> None:
    """Say of runs of the command line that are still open that they were broken off.

    Call it while no run can be under way. Runs of the background worker are not meant: they go on when it does.
    """
    one_at_a_time()
    for run in of_commands().select_for_update():
        run.state, run.refusal = (
            RunState.FAILED,
            "broken off: the command ended before it was done; nothing of it counts",
        )
        run.save()
        note(None, "link run broken off", f"link run {run.public_id}")


def propose(
    home: Home,
    progress: Progress | None = None,
    actor: User | None = None,
    *,
    anew: bool = False,
    recipe: Mapping[str, Any] | None = None,
) -> LinkRun:
    """Begin a run and compute it here and now; it waits for a decision. Raises BadInput."""
    break_off()
    run = begin_run(actor, anew=anew, recipe=recipe)
    LinkRun.objects.filter(pk=run.pk).update(state=RunState.RUNNING)
    try:
        return compute(home, run, progress)
    except BaseException as error:
        LinkRun.objects.filter(pk=run.pk).update(state=RunState.FAILED, refusal=str(error)[:300])
        raise


def link_register(
    home: Home,
    progress: Progress | None = None,
    actor: User | None = None,
    *,
    anew: bool = False,
    recipe: Mapping[str, Any] | None = None,
) -> LinkRun:
    """Begin, compute and accept a run in one go, as the command line does. Raises BadInput."""
    return accept(home, propose(home, progress, actor, anew=anew, recipe=recipe), actor)
