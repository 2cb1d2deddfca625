"""Checking a tip is written down: that it was in the log, what it was in the family's own vault."""

from dataclasses import asdict

from django.db import transaction

from khabar.register.documents.changes import note
from khabar.register.families.actions import lock, subject_of
from khabar.register.families.casework import notes
from khabar.register.families.models import Enquiry
from khabar.register.families.tips.checking import Part, Tip, check


@transaction.atomic
def check_tip(enquiry: Enquiry, tip: Tip) -> list[Part]:
    """What can be said of a tip; the case worker sees later that it was offered. Raises vault.Shut."""
    found = lock(enquiry)
    notes.add(found, notes.TIPS, None, asdict(tip))
    note(None, "enquiry tip checked", subject_of(found))
    return check(found, tip)
