"""Keeping the places that are publicly known, and finding one by any of its spellings."""

from django.db import transaction
from django.utils.translation import gettext as _

from khabar.dates import read_date
from khabar.model import BadInput
from khabar.readers import fold_facility
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.events.queries import matches
from khabar.register.families.tips.models import PublicPlace


def public_place(words: str) -> PublicPlace | None:
    """The place that these words mean, if it is publicly known. One question to the database, whatever was typed."""
    named = {"facility__names__folded": fold_facility(words), "facility__names__is_used": True}
    listed = PublicPlace.objects.filter(**named, facility__is_listed=True, facility__merged_into=None)
    return listed.select_related("facility").first()


def _day(words: str) -> str:
    read = read_date(words).edtf if words.strip() else ""
    if words.strip() and not read:
        raise BadInput(_("This date could not be read. Write it as 2012, 2012-05 or 2012-05-03."))
    return read or ""


@needs(Right.KEEP_LISTS)
@transaction.atomic
def say(name: str, opened: str, closed: str, actor: User | None = None) -> None:
    """Say that a facility of the list is publicly known, and from when to when. Raises BadInput, also for two."""
    found = matches([fold_facility(name)]).get(fold_facility(name), [])
    if len(found) != 1:
        raise BadInput(_("Write a name that means one facility of the controlled list."))
    said = {"opened": _day(opened), "closed": _day(closed)}
    PublicPlace.objects.update_or_create(facility=found[0], defaults=said)
    audit(actor, "place made public", f"facility {found[0].public_id}")


@needs(Right.KEEP_LISTS)
@transaction.atomic
def unsay(key: int, actor: User | None = None) -> None:
    """Families are told nothing of this place any more."""
    for one in PublicPlace.objects.filter(pk=key).select_related("facility"):
        audit(actor, "place not public", f"facility {one.facility.public_id}")
        one.delete()
