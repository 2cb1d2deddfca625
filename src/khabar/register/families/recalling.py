"""Files that a family no longer allows: who had one is told so, and until then the register does not forget it."""

from typing import Any

from django.db.models import QuerySet

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may
from khabar.register.families import vault
from khabar.register.families.casework import notes
from khabar.register.families.models import Enquiry, Purpose, Recall
from khabar.register.families.releasing import is_allowed, named_by, names_of


def recall(enquiry: Enquiry, *, everything: bool = False) -> int:
    """Note down which files given to others are not allowed any more; call where that changes. Returns how many.

    A file that was taken back once stays so: whoever is allowed it again gets another.
    """
    try:
        given = notes.lines(enquiry, notes.SHARED)
        known = set(Recall.objects.filter(enquiry=enquiry).values_list("file", flat=True))
        gone = [line for line in given if line["file"] not in known and (everything or not _may_stay(enquiry, line))]
    except vault.Shut:  # the key is lost, and with it who had a file
        return 0
    by = {user.get_username(): user for user in User.objects.filter(username__in=[line["by"] for line in gone])}
    Recall.objects.bulk_create(
        Recall(enquiry=enquiry, file=line["file"], recipient=line["recipient"], given_by=by.get(line["by"]))
        for line in gone
    )
    return len(gone)


def _may_stay(enquiry: Enquiry, line: dict[str, Any]) -> bool:
    """Whether all that a file holds is still allowed to who has it."""
    held = set(line.get("testimonies", ()))
    purpose, recipient = line["purpose"], line["recipient"]
    still = recipient in named_by(enquiry) if purpose == Purpose.SHARE else is_allowed(enquiry, purpose, recipient)
    return still and held <= set(names_of(enquiry, purpose))


def to_tell(user: User) -> "QuerySet[Recall]":
    """What has still to be told to recipients: of the files that a user gave; a senior sees all."""
    found = Recall.objects.filter(told_at=None).select_related("enquiry", "given_by")
    return found if may(user, Right.SETTLE) else found.filter(given_by=user)
