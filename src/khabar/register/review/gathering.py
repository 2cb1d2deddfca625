"""The queue of suggestions, made from what link runs and people hold; renewed only where something changed."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Q

from khabar.model import Verdict
from khabar.register.documents.bulk import insert
from khabar.register.documents.changes import changes_after, reading_on
from khabar.register.documents.models import Change, ChangeCursor, Succession
from khabar.register.people.grounds import Pair, editions_of, in_portions
from khabar.register.people.models import Decision, DecisionKind, Judgement, Membership, RunInForce
from khabar.register.review.candidates import Candidate, between_persons, weakest_links
from khabar.register.review.heard import Heard, heard
from khabar.register.review.models import Suggestion
from khabar.register.review.rows import COLUMNS, Around, rows_of
from khabar.register.review.usefulness import doubt
from khabar.register.review.waiting import waiting

READER = "review"
WHOLE = ("link run", "link run taken back", "intake undone", "rows taken back", "pairs drawn to check")
"""Changes after which everything is gathered anew."""

DECISIONS = frozenset(f"persons {kind}" for kind in DecisionKind)

FEW = 500
"""Decisions up to which only what is around them is gathered anew."""

LEAST = 0.05
"""Bits of doubt from which a pair is worth a look: match probabilities from 0.006 to 0.994."""


def is_behind() -> bool:
    """Whether so much happened since the queue was made that it must be made anew, which may take a while."""
    cursor = ChangeCursor.objects.filter(reader=READER).first()
    if cursor is None:
        return RunInForce.objects.exists() or Judgement.objects.exists()
    later = Change.objects.filter(pk__gt=cursor.seen)
    return later.filter(kind__in=WHOLE).exists() or later.filter(kind__in=DECISIONS)[FEW:].exists()


def catch_up() -> None:
    """Bring the queue up to what happened: around the persons that changed, or the whole queue where much did."""
    if is_behind():
        gather()
        return
    cursor = ChangeCursor.objects.filter(reader=READER).values_list("seen", flat=True).first() or 0
    if not changes_after(cursor, 1):
        return
    with reading_on(READER) as changes:
        decisions = [change.subject.removeprefix("decision ") for change in changes if change.kind in DECISIONS]
        before = Decision.objects.filter(public_id__in=decisions).values_list("before", flat=True)
        touched = {int(record) for held in before for record in held}
        touched |= {record for change in changes for record in change.detail.get("pair", ())}
        if touched:
            _renew(touched)


def gather() -> int:
    """Make the whole queue anew, in one transaction at the end; returns how many pairs wait."""
    last = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    held = dict(Membership.objects.values_list("record_id", "person_id").iterator())
    said = heard()
    editions = list(Succession.objects.values_list("earlier_id", "record_id").iterator())
    rows = rows_of(_candidates(said, held, editions), said, held)
    with transaction.atomic():
        ChangeCursor.objects.update_or_create(reader=READER, defaults={"seen": last})
        Suggestion.objects.all().delete()
        insert(Suggestion, COLUMNS, rows)
    return len(rows)


def _renew(records: Collection[int]) -> None:
    """Gather anew what has to do with the persons of these records; call inside a transaction."""
    theirs = {*records, *_with_their_persons(records)}
    said = heard(theirs)
    old = [Suggestion.objects.filter(Q(record_a__in=keys) | Q(record_b__in=keys)) for keys in in_portions(theirs)]
    columns = ("record_a_id", "record_b_id", "run", "evidence")
    suggested = {(a, b): (run, found) for some in old for a, b, run, found in some.order_by().values_list(*columns)}
    pairs = {*said.unsure, *said.same, *said.people, *suggested, *waiting()}
    reached = {record for pair in pairs if not theirs.isdisjoint(pair) for record in pair}
    held = _with_their_persons(theirs | reached)
    rows = rows_of(_candidates(said, held, editions_of(theirs)), said, held, Around(theirs, suggested))
    for some in old:
        some.delete()
    insert(Suggestion, COLUMNS, rows)


def _with_their_persons(records: Collection[int]) -> dict[int, int]:
    """All records of the persons that these records belong to, with their person."""
    found: dict[int, int] = {}
    for keys in in_portions(records):
        persons = Membership.objects.filter(record__in=keys).values("person")
        found |= dict(Membership.objects.filter(person__in=persons).values_list("record_id", "person_id"))
    return found


def _candidates(said: Heard, held: Mapping[int, int], editions: Collection[Pair]) -> list[Candidate]:
    """What is worth a look of what was heard of records that the register still holds."""
    parted = (
        sorted((held[a], held[b]))
        for (a, b), stands in said.people.items()
        if stands.verdict == Verdict.DIFFERENT and a in held and b in held
    )
    given = [pair for pair in (*said.together, *editions) if pair[0] in held and pair[1] in held]
    unsure, same = (
        {pair: word for pair, word in words.items() if pair[0] in held and pair[1] in held}
        for words in (said.unsure, said.same)
    )
    found = between_persons(unsure, held, {(low, high) for low, high in parted}) + weakest_links(same, held, given)
    return [one for one in found if doubt(one.said[2], one.is_linked) >= LEAST]
