"""Giving files to others, as far as the family allows it, and telling them when it does no more."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput, new_public_id
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.families.actions import subject_of
from khabar.register.families.casework import access, notes
from khabar.register.families.giving.allowance import goes_alone
from khabar.register.families.giving.models import Parcel
from khabar.register.families.models import Enquiry, Recall
from khabar.register.families.recalling import to_tell
from khabar.register.families.releasing import File, Mark, file_for


@needs(Right.FAMILIES)
@transaction.atomic
def give_file(enquiry: Enquiry, purpose: str, recipient: str, actor: User | None = None) -> tuple[str, File]:
    """Make a file for a recipient; the enquiry keeps who had it. Returns its name and the file. Raises BadInput."""
    found, name, now = access.held(enquiry, actor), new_public_id(), timezone.now()
    if actor is None:
        raise PermissionDenied
    User.objects.select_for_update().get(pk=actor.pk)  # one at a time, so that two can't go on one allowance
    if not goes_alone(actor, 1):
        raise BadInput(
            _("You carried away as many as one person may alone. Ask for a package: a second person agrees.")
        )
    made = file_for(found, purpose, recipient, Mark(name, actor.get_username(), recipient, now))
    said: dict[str, object] = {"file": name, "purpose": purpose, "recipient": recipient, "digest": made.digest}
    said["testimonies"] = list(made.testimonies)
    notes.add(found, notes.SHARED, actor, said)
    Parcel.objects.create(public_id=name, purpose=purpose, asked_by=actor, until=now, taken_at=now)
    note(actor, "enquiry file given", subject_of(found), digest=made.digest)
    return name, made


@needs(Right.FAMILIES)
@transaction.atomic
def told_recipient(key: int, actor: User | None = None) -> None:
    """A recipient was told that a file is taken back: its name goes. Raises BadInput when there is nothing to tell."""
    found = to_tell(actor).filter(pk=key).select_for_update(of=("self",)).first() if actor else None
    if found is None:
        raise BadInput(_("There is nothing to tell any more."))
    Recall.objects.filter(pk=found.pk).update(told_at=timezone.now(), recipient="")
    note(actor, "enquiry recipient told", subject_of(found.enquiry))


def given(enquiry: Enquiry) -> list[dict[str, object]]:
    """The files that were given to others, and whether each was taken back. Raises vault.Shut."""
    gone = set(Recall.objects.filter(enquiry=enquiry).values_list("file", flat=True))
    return [{**line, "gone": line["file"] in gone} for line in notes.lines(enquiry, notes.SHARED)]
