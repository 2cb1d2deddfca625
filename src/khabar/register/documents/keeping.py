"""Documents that khabar does not read: kept sealed as they came, for a person to read and enter what they say."""

from pathlib import Path
from typing import IO

from django.db import transaction

from khabar import model, readers
from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.actions import note_custody
from khabar.register.documents.changes import note
from khabar.register.documents.convert import chain_to_rows
from khabar.register.documents.models import Document, Intake, Source
from khabar.register.home import Home


@needs(Right.TAKE_IN)
@transaction.atomic
def keep_whole(
    digest: str, size: int, file_name: str, source_name: str, list_name: str, dated: str, actor: User | None = None
) -> Document:
    """Enter a document whose bytes are in the store, without reading it: a scan, a photograph, a recording.

    Its records are those that people enter. Raises BadInput when the register holds it already.
    """
    document = Document.objects.filter(digest=digest).first()
    if document and not document.intake.undone_at:
        raise BadInput(f"{file_name}: the register holds these bytes already.")
    source, _is_new = Source.objects.get_or_create(name=source_name)
    if document is None:
        document = Document(digest=digest, size=size)
    else:
        Intake.objects.filter(document=document).delete()
    document.file_name, document.source = file_name, source
    document.form = Path(file_name).suffix.lower().lstrip(".")[:20] or "file"
    document.chain = chain_to_rows([model.Hop(source_name, model.HopKind.PUBLISHED, dated)])
    document.save()
    Intake.objects.create(
        document=document,
        options={"dated": dated},
        list_name=list_name,
        parts=0,
        is_done=True,
        read_with=" · ".join(readers.versions()),
    )
    note_custody(document, actor, "received", size=size)
    note(actor, "document kept unread", f"document {document.public_id}", digest=digest)
    return document


@needs(Right.TAKE_IN)
@transaction.atomic
def hand_out(home: Home, document: Document, actor: User | None = None) -> IO[bytes]:
    """The sealed bytes of a document, to be read by who enters what it says; custody and audit log say who had them."""
    opened = home.store.path(document.digest).open("rb")
    note_custody(document, actor, "handed out")
    audit(actor, "downloaded", f"document {document.public_id}", what="sealed file")
    return opened
