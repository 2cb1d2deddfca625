"""What happens to a file between being chosen and being taken in: sealed, looked through, corrected, thrown away."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from khabar.model import BadInput
from khabar.pipeline import Opened, open_document
from khabar.readers import ReadOptions, Table
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.models import Document
from khabar.register.documents.queries import editions_of
from khabar.register.home import Home
from khabar.register.intake.editions import MOST, hold_against
from khabar.register.intake.mappings import find_mapping
from khabar.register.intake.models import OPEN, Upload

AT_ONCE = 16 << 20
"""Up to how many bytes a file is looked through while the person waits; a larger one is by the background worker."""

LONGEST_CELL = 300
"""How many characters of a cell the page shows."""

KEPT = timedelta(days=14)
"""How long a file that nobody takes in stays."""


@needs(Right.TAKE_IN)
def keep_upload(home: Home, path: Path, name: str, source: str, list_name: str, actor: User) -> Upload:
    """Seal a file that was uploaded, before anything of it is looked at."""
    digest, size, _ = home.store.put(path)
    with transaction.atomic():
        upload = Upload.objects.create(
            user=actor, file_name=name, digest=digest, size=size, source_name=source, list_name=list_name
        )
        audit(actor, "file uploaded", f"upload {upload.public_id}", digest=digest, size=size)
    return upload


def options_of(upload: Upload) -> ReadOptions:
    """How this file is to be read."""
    return ReadOptions(upload.encoding, upload.delimiter, sheet_columns=dict(upload.columns), dated=upload.dated)


def list_of(upload: Upload) -> str:
    """The list that it is an edition, a copy or a part of: as said, else the file's stem."""
    return upload.list_name or Path(upload.file_name).stem


def look_through(home: Home, upload: Upload) -> None:
    """Find out what is in it and keep that for the page, or the sentence that says why it can't be read.

    A table that a person corrected when it came from this source before is read as they said.
    """
    upload.survey, upload.refusal, upload.edition, upload.follows = {}, "", {}, None
    try:
        opened = _open(home, upload)
        known = {table.sheet: find_mapping(upload.source_name, _headers(table)) for table in opened.survey.tables}
        fresh = {sheet: one.columns for sheet, one in known.items() if one and sheet not in upload.columns}
        if fresh:
            upload.columns = {**upload.columns, **fresh}
            opened = _open(home, upload)
        upload.survey = _told(opened)
        for table in upload.survey["tables"]:
            if (mapping := known.get(table["sheet"])) and upload.columns.get(table["sheet"]) == mapping.columns:
                table["mapping"] = {"by": mapping.by.username, "at": mapping.at.isoformat(), "key": mapping.pk}
        if opened.survey.rows:
            _hold_against_editions(upload, opened)
    except BadInput as refusal:
        upload.refusal = str(refusal)
    upload.save()


def _open(home: Home, upload: Upload) -> Opened:
    path = home.store.path(upload.digest)
    return open_document(path, options_of(upload), upload.file_name, needs_names=False)


def _headers(table: Table) -> list[str]:
    return [match.header for match in table.columns]


def _told(opened: Opened) -> dict[str, Any]:
    survey = opened.survey
    return {
        "records": survey.rows,
        "rejected": survey.rejected,
        "paragraphs": survey.paragraphs,
        "notes": {text: [count, places] for text, (count, places) in survey.notes.items()},
        "tables": [
            {
                "sheet": table.sheet,
                "row": table.row,
                "rows": table.rows,
                "rejected": table.rejected,
                "reason": table.reason,
                "columns": [
                    {
                        "header": match.header,
                        "field": match.field,
                        "said_by": match.said_by,
                        "sure": match.sure,
                        "suggested": match.suggested,
                    }
                    for match in table.columns
                ],
                "sample": [[row.row, [_shown(cell) for cell in row.cells]] for row in table.sample],
            }
            for table in survey.tables
        ],
    }


def _shown(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else f"{cell[:LONGEST_CELL]}…"


def _hold_against_editions(upload: Upload, opened: Opened) -> None:
    """Which document of the same list and source it may be a newer edition of, and what it would add and change."""
    found = [hold_against(opened, document) for document in editions_of(upload.source_name, list_of(upload))]
    if best := max(found, key=lambda edition: edition.alignment.agreement, default=None):
        alignment = best.alignment
        upload.edition = {"document": best.follows.pk, "agreement": alignment.agreement, "counts": alignment.counts}
        upload.follows = best.follows if alignment.agreement >= MOST else None


@needs(Right.TAKE_IN)
@transaction.atomic
def discard(upload: Upload, actor: User) -> None:
    """Throw an upload away. Its bytes go when the background worker next clears up."""
    upload.is_discarded = True
    upload.save()
    audit(actor, "upload discarded", f"upload {upload.public_id}", digest=upload.digest)


def clear_uploads() -> None:
    """Throw away what was discarded, or not taken in for two weeks, with bytes that are no document's by now."""
    home: Home = settings.HOME
    old = Upload.objects.filter(Q(is_discarded=True) | Q(at__lt=timezone.now() - KEPT))
    with home.writing("clearing up"):
        for upload in old.exclude(jobs__state__in=OPEN):
            with transaction.atomic():
                upload.delete()
                known = (Document.objects, Upload.objects)
                if not any(table.filter(digest=upload.digest).exists() for table in known):
                    home.store.discard(upload.digest)
