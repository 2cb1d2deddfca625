"""Undoing a whole intake: what was made of the document goes; the document, its bytes and its history stay."""

from django.db import transaction
from django.utils import timezone

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.actions import note_custody
from khabar.register.documents.changes import note
from khabar.register.documents.models import (
    Document,
    Intake,
    Record,
    RejectedRow,
    Succession,
    Table,
    TextBlock,
    UnreadValue,
)
from khabar.register.documents.queries import newer_edition
from khabar.register.documents.resting import RESTING

CHUNK = 2000
"""How many records one transaction takes away."""


@needs(Right.TAKE_IN)
@transaction.atomic
def begin_undo(document: Document, why: str, actor: User | None = None) -> Intake:
    """Say that the intake is to be undone and why; from now on nothing more is taken in. Raises BadInput."""
    intake = Intake.objects.select_for_update().get(document=document)
    if intake.undo_began_at:
        raise BadInput(f"{document.file_name}: its intake has been undone, or is being undone. Look at its page.")
    if newer := newer_edition(document):
        raise BadInput(
            f"{document.file_name}: a newer edition rests on it ({newer.file_name}, held since "
            f"{newer.received_at:%Y-%m-%d}). Undo the intake of that one first."
        )
    if not why.strip():
        raise BadInput(f"{document.file_name}: say why its intake is undone; the reason stays on its page.")
    intake.undo_began_at, intake.undone_by, intake.undone_why = timezone.now(), actor, why.strip()
    intake.save()
    note_custody(document, actor, "undo begun")
    note(actor, "undo of intake begun", f"document {document.public_id}")
    return intake


@transaction.atomic
def undo_some(intake: Intake) -> int:
    """Take away the next records with all that rests on them; returns how many, 0 when none is left."""
    document = intake.document
    keys = list(Record.objects.filter(document=document).order_by("sheet", "row").values_list("pk", flat=True)[:CHUNK])
    for resting in reversed(RESTING):
        resting.remove(document, keys)
    Succession.objects.filter(record__in=keys).delete()
    Record.objects.filter(pk__in=keys).delete()
    if keys:
        note(intake.undone_by, "rows taken back", f"document {document.public_id}", records=len(keys))
    return len(keys)


@transaction.atomic
def finish_undo(intake: Intake) -> None:
    """Take away what is left and say that the intake is undone. What there was stays counted in the custody log."""
    document, actor = intake.document, intake.undone_by
    counts = {"records": intake.records, "rejected": intake.rejected, "paragraphs": intake.paragraphs}
    for table in (RejectedRow, TextBlock, Table, UnreadValue):
        table._default_manager.filter(document=document).delete()
    intake.parts_done = intake.tables_done = intake.records = intake.rejected = intake.paragraphs = 0
    intake.tally = {}
    intake.is_done, intake.undone_at, intake.tally = False, timezone.now(), {}
    intake.save()
    note_custody(document, actor, "intake undone", **counts)
    note(actor, "intake undone", f"document {document.public_id}", **counts)
