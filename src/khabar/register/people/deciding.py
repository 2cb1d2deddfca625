"""What people decide about persons: judge, merge, split, move, undo. Each with its reason, as judgements on pairs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from khabar import model
from khabar.model import BadInput, Verdict
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.documents.changes import note
from khabar.register.people.grounds import Grounds, Pair, editions_of, near
from khabar.register.people.models import Decision, DecisionKind, Judgement, Membership, Person
from khabar.register.people.moves import keep_moves
from khabar.register.people.regrouping import apply, one_at_a_time

MOST_RECORDS = 2000
"""Records of one neighbourhood that a person may regroup by hand."""


@needs(Right.REVIEW)
@transaction.atomic
def judge(a: int, b: int, verdict: Verdict, reason: str, actor: User | None) -> Decision:
    """Say of two records that they are the same person, different ones, or that nobody can tell. Raises BadInput.

    A senior who judges a pair on which two people disagree settles it.
    """
    _begin(reason)
    low, high = sorted((a, b))
    grounds = near([low, high])
    if low == high or not {low, high} <= grounds.held.keys():
        raise BadInput(_("A judgement is about two records that the register holds."))
    judged = {pair: stands for pair, stands in grounds.people.items() if pair == (low, high)}
    return _decide(DecisionKind.JUDGED, {(low, high): verdict}, reason, actor, _settled(judged, actor), grounds)


@needs(Right.REVIEW)
@transaction.atomic
def merge(a: Person, b: Person, reason: str, actor: User | None, seen: Sequence[int] = ()) -> Decision:
    """Say that two persons are one; the older id stays, the younger leads on to it. Raises BadInput."""
    _begin(reason)
    first, second = _records(a), _records(b)
    if a.pk == b.pk or not first or not second:
        raise BadInput(_("Two different persons with records can be merged."))
    _check_seen([*first, *second], seen)
    return _bring_about(DecisionKind.MERGED, [first + second], reason, actor)


@needs(Right.REVIEW)
@transaction.atomic
def split(
    person: Person, records: Iterable[int], reason: str, actor: User | None, seen: Sequence[int] = ()
) -> Decision:
    """Say that some records of a person speak of another one. Raises BadInput when they are none, or all of it."""
    _begin(reason)
    held = _records(person)
    _check_seen(held, seen)
    part, rest = _chosen(held, records)
    if not part or not rest:
        raise BadInput(_("Choose some of this person's records, not all of them."))
    return _bring_about(DecisionKind.SPLIT, [part, rest], reason, actor)


@needs(Right.REVIEW)
@transaction.atomic
def move(
    person: Person, records: Iterable[int], to: Person, reason: str, actor: User | None, seen: Sequence[int] = ()
) -> Decision:
    """Say that some records of a person speak of another one whom the register knows. Raises BadInput."""
    _begin(reason)
    held, there = _records(person), _records(to)
    _check_seen(held, seen)
    part, rest = _chosen(held, records)
    if not part or not rest or not there or person.pk == to.pk:
        raise BadInput(_("Choose some of this person's records, not all of them, and another person to move them to."))
    return _bring_about(DecisionKind.MOVED, [part + there, rest], reason, actor)


@needs(Right.REVIEW)
@transaction.atomic
def undo(decision: Decision, reason: str, actor: User | None) -> Decision:
    """Take a decision back; an undoing too, which brings it in force again. Raises BadInput when it was undone."""
    _begin(reason)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if not decision.in_force:
        raise BadInput(_("This decision was undone already."))
    records = {int(record): person for record, person in decision.before.items()}
    _set_force(decision, False)
    grounds = near(records)
    done = Decision.objects.create(
        kind=DecisionKind.UNDONE, reason=reason.strip(), actor=actor, undoes=decision, before=grounds.held
    )
    return _finish(done, (), grounds, actor, prefer=records)


def _set_force(decision: Decision, in_force: bool) -> None:
    """A decision and what it undoes are never in force together."""
    Decision.objects.filter(pk=decision.pk).update(in_force=in_force)
    if decision.undoes:
        _set_force(decision.undoes, not in_force)


def _begin(reason: str) -> None:
    """One decision at a time, each with a reason."""
    if not reason.strip():
        raise BadInput(_("Say why. A decision without a reason is not kept."))
    one_at_a_time()


def _records(person: Person) -> list[int]:
    return list(Membership.objects.filter(person=person).order_by("record").values_list("record_id", flat=True))


def _chosen(held: Sequence[int], records: Iterable[int]) -> tuple[list[int], list[int]]:
    """The chosen records of a person, with their other editions, and the rest. None chosen: ([], held)."""
    part = set(records) & set(held)
    editions = editions_of(held)
    while more := {record for pair in editions if part & set(pair) for record in pair} - part:
        part |= more
    return sorted(part), [record for record in held if record not in part]


def _check_seen(held: Sequence[int], seen: Sequence[int]) -> None:
    if seen and set(seen) != set(held):
        raise BadInput(_("Somebody else changed this person after you opened the page. Look again and decide anew."))


def _bring_about(kind: DecisionKind, target: list[list[int]], reason: str, actor: User | None) -> Decision:
    """Judge the few pairs that make the records of `target` fall into these groups; all other groups stay."""
    wanted = {record for group in target for record in group}
    grounds = near(wanted)
    if len(grounds.held) > MOST_RECORDS:
        raise BadInput(_("Too many records hang together here to be regrouped by hand. Judge single pairs."))
    others: dict[int, list[int]] = {}
    for record, person in grounds.held.items():
        if record not in wanted:
            others.setdefault(person, []).append(record)
    people = grounds.people
    verdicts = model.verdicts_for([*target, *others.values()], grounds.pairs, people, grounds.editions, grounds.apart)
    settles = _settled(people, actor)
    if any(pair in people and people[pair].is_settled and pair not in settles for pair in verdicts):
        raise BadInput(_("A senior case worker settled that this is not so for two of these records. Ask a senior."))
    return _decide(kind, verdicts, reason, actor, settles, grounds)


def _settled(people: Mapping[Pair, model.Standing], actor: User | None) -> set[Pair]:
    """The pairs on which this person's word settles something: of seniors, those that are disputed or were settled."""
    if actor is not None and not may(actor, Right.SETTLE):
        return set()
    return {pair for pair, stands in people.items() if stands.is_disputed or stands.is_settled}


def _decide(
    kind: DecisionKind,
    verdicts: Mapping[Pair, Verdict],
    reason: str,
    actor: User | None,
    settles: Collection[Pair],
    grounds: Grounds,
) -> Decision:
    """Keep the verdicts as one decision; `grounds` are those of everything near, and hold nothing of it yet."""
    decision = Decision.objects.create(kind=kind, reason=reason.strip(), actor=actor, before=grounds.held)
    added = Judgement.objects.bulk_create(
        Judgement(decision=decision, record_a_id=a, record_b_id=b, verdict=verdict, settles=(a, b) in settles)
        for (a, b), verdict in sorted(verdicts.items())
    )
    by = actor.pk if actor else 0
    said = [model.Opinion(j.record_a_id, j.record_b_id, Verdict(j.verdict), by, j.pk, j.settles) for j in added]
    return _finish(decision, verdicts.keys(), replace(grounds, opinions=[*grounds.opinions, *said]), actor)


def _finish(
    decision: Decision,
    judged: Collection[Pair],
    grounds: Grounds,
    actor: User | None,
    prefer: dict[int, int] | None = None,
) -> Decision:
    regrouped = apply(grounds, prefer)
    subject = f"decision {decision.public_id}"
    change = note(actor, f"persons {decision.kind}", subject, judgements=len(judged), **regrouped.counts)
    keep_moves(change, regrouped.moves, touched={record for pair in judged for record in pair})
    return decision
