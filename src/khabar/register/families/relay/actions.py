"""What a side of a conversation does."""

from django.db import transaction
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.documents.changes import note
from khabar.register.families.actions import lock, subject_of
from khabar.register.families.models import Enquiry
from khabar.register.families.relay.lines import add_line, links_of


@transaction.atomic
def write(party: Enquiry, number: int, text: str) -> None:
    """Write to the other side; it waits until a case worker hands it on. Raises BadInput when the other has left."""
    found = lock(party)
    other = next((one.other for one in links_of(found) if one.number == number), None)
    if other is None:
        raise BadInput(_("The other side has left. Nothing was sent."))
    add_line(found, other, text, None)
    note(None, "enquiry relay written", subject_of(found))
