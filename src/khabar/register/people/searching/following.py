"""What changed since, brought to the rows that searches look at."""

from django.db.models import Max, QuerySet

from khabar.pipeline import Progress
from khabar.register.documents.models import Change, Document, Record
from khabar.register.people.models import Claim, Move
from khabar.register.people.searching.held import Held, Row
from khabar.register.people.searching.loading import claims_of, loadable, rows

UNDONE, REREAD = "undo of intake begun", "rows read anew"
Changes = list[tuple[int, str, str, str]]
"""Key, time, kind and subject of changes."""


def unseen(held: Held) -> Changes | None:
    """The changes since; None where the last one seen is not one of this register, as after a rollback or a restore."""
    told = Change.objects.filter(pk__gte=held.seen[0]).order_by("pk").values_list("pk", "at", "kind", "subject")
    found = [(pk, time.isoformat(), kind, subject) for pk, time, kind, subject in told]
    return found[1:] if found and found[0][:2] == held.seen else None


def waiting(held: Held) -> int:
    """How many records of lists are not held yet."""
    return _new(held).count()


def load_all(held: Held, progress: Progress | None = None) -> None:
    """Fill an empty `held` with all that the register holds."""
    last = Change.objects.order_by("-pk").values_list("pk", "at").first()
    held.seen = (last[0], last[1].isoformat()) if last else (0, "")
    held.last_move = Move.objects.aggregate(last=Max("pk"))["last"] or 0
    records = loadable()
    held.last_record = records.filter(row__gt=0).aggregate(last=Max("pk"))["last"] or 0
    total, done = records.count() if progress else 0, 0
    for some in rows(records):
        held.add(some)
        done += len(some)
        if progress:
            progress("made searchable", done, total)


def follow(held: Held, changes: Changes, progress: Progress | None = None) -> None:
    """Bring in what changed. What is read may be newer than the changes: they then come again, and alter nothing."""
    said = {kind: _documents(changes, kind) for kind in (UNDONE, REREAD)}
    if gone := said[UNDONE] | said[REREAD]:
        held.drop_documents(gone)
        held.last_record = min(held.last_record, held.highest)
    _load(held, loadable().filter(document__in=said[REREAD]))
    total, done = waiting(held) if progress else 0, 0
    for some in rows(_new(held)):
        _add(held, some)
        held.last_record, done = max(held.last_record, some[-1].key), done + len(some)
        if progress:
            progress("made searchable", done, total)
    _claims(held, [int(subject.split()[1]) for _, _, _, subject in changes if subject.startswith("claim ")])
    moves = list(Move.objects.filter(pk__gt=held.last_move).order_by("pk").values_list("pk", "record", "now"))
    held.move((record, now) for _, record, now in moves if now)
    if moves:
        held.last_move = moves[-1][0]
    if changes:
        held.seen = changes[-1][:2]


def _new(held: Held) -> "QuerySet[Record]":
    return loadable().filter(pk__gt=held.last_record, row__gt=0)


def _documents(changes: Changes, wanted: str) -> set[int]:
    names = {subject.split()[1] for _, _, kind, subject in changes if kind == wanted}
    return set(Document.objects.filter(public_id__in=names).values_list("pk", flat=True)) if names else set()


def _load(held: Held, records: "QuerySet[Record]") -> None:
    for some in rows(records):
        _add(held, some)


def _add(held: Held, some: list[Row]) -> None:
    known = held.rows_of([row.key for row in some])
    held.add([row for row, place in zip(some, known, strict=True) if place < 0])


def _claims(held: Held, claims: list[int]) -> None:
    """Bring in what is said of the records of some claims, and records that are not held yet."""
    if not claims:
        return
    records = list(set(Claim.objects.filter(pk__in=claims).values_list("record_id", flat=True)))
    places = dict(zip(records, held.rows_of(records).tolist(), strict=True))
    said = claims_of(Claim.objects.filter(record__in=records))
    held.say({place: said.get(record, []) for record, place in places.items() if place >= 0})
    _load(held, loadable().filter(pk__in=[record for record, place in places.items() if place < 0]))
