"""What is written about devices that open notes, each with its audit entry in one transaction."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.factors.ceremony import NewPasskey
from khabar.register.documents.changes import note
from khabar.register.families.actions import lock, subject_of
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching.models import Device

MOST = 5


@transaction.atomic
def add(enquiry: Enquiry, new: NewPasskey) -> Device:
    """Let a device open these notes. Raises BadInput when there are enough, or it is held already."""
    found = lock(enquiry)
    if found.devices.count() >= MOST:
        raise BadInput(_("Five devices open these notes already. Take them away first."))
    if Device.objects.filter(credential_id=new.credential_id).exists():
        raise BadInput(_("It did not work. Your card opens your notes as before."))
    device = Device.objects.create(
        enquiry=found, host=new.host, handle=new.handle, credential_id=new.credential_id, credential=new.credential,
        counter=new.counter,
    )  # fmt: skip
    note(None, "enquiry device added", subject_of(found))
    return device


@transaction.atomic
def drop(enquiry: Enquiry) -> None:
    """No device opens these notes any more; the card does."""
    found = lock(enquiry)
    gone = found.devices.all().delete()[0]
    note(None, "enquiry devices dropped", subject_of(found), devices=gone)


@transaction.atomic
def note_use(device: Device, counter: int) -> bool:
    """Keep the counter of a device that answered; False when another answer was quicker with the same one."""
    newer = Q(counter__lt=counter) if counter else Q(counter=0)
    if not Device.objects.filter(newer, pk=device.pk).update(counter=counter):
        return False
    audit(None, "device used", subject_of(device.enquiry))
    return True
