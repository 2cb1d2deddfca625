"""Where a document was fetched from: kept beside it, with its audit and custody entries, which hold no address."""

from hashlib import sha256

from django.db import transaction

from khabar.readers import Fetched
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.actions import note_custody
from khabar.register.documents.changes import note
from khabar.register.documents.models import Document, Origin


@needs(Right.TAKE_IN)
@transaction.atomic
def keep_origin(document: Document, fetched: Fetched, actor: User | None = None) -> Origin:
    """Keep that these bytes came from an address, also when they did before. Custody seals the address's digest."""
    made = Origin.objects.create(
        document=document,
        asked=fetched.asked or fetched.address,
        address=fetched.address,
        at=fetched.at,
        headers=dict(fetched.headers),
    )
    note_custody(document, actor, "fetched", address=sha256(made.address.encode()).hexdigest(), at=made.at.isoformat())
    note(actor, "document fetched", f"document {document.public_id}", origin=made.pk)
    return made
