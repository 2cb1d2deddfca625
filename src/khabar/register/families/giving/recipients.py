"""The list of organisations that families may choose as recipients. No entry is renamed, so no consent ever moves."""

from django.db import transaction
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.families.giving.models import Recipient


def plain(name: str) -> str:
    """A name as two spellings of it are compared. Ex: plain(" The  Centre ") == plain("the centre")"""
    return " ".join(name.split()).casefold()


def listed() -> list[str]:
    """The names that a family may choose now."""
    return list(Recipient.objects.filter(is_listed=True).values_list("name", flat=True))


def barred() -> set[str]:
    """The names, as compared, that were taken off the list: they get nothing new, chosen or typed."""
    return {plain(name) for name in Recipient.objects.filter(is_listed=False).values_list("name", flat=True)}


@needs(Right.KEEP_LISTS)
@transaction.atomic
def add(name: str, actor: User | None = None) -> None:
    """Put an organisation on the list. Raises BadInput for one that stands there, or stood there under this name."""
    wanted = " ".join(name.split())
    if not wanted or plain(wanted) in {plain(one) for one in Recipient.objects.values_list("name", flat=True)}:
        raise BadInput(_("Write a name that does not stand here yet. Put back one that was taken off."))
    made = Recipient.objects.create(name=wanted)
    audit(actor, "recipient added", f"recipient {made.pk}")


@needs(Right.KEEP_LISTS)
@transaction.atomic
def set_listed(key: int, is_listed: bool, actor: User | None = None) -> None:
    """Take an organisation off the list, or put it back; what families said of it stays as they said it."""
    if Recipient.objects.filter(pk=key).exclude(is_listed=is_listed).update(is_listed=is_listed):
        audit(actor, "recipient listed" if is_listed else "recipient taken off", f"recipient {key}")
