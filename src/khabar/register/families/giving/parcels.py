"""Files of several enquiries for one recipient: asked for, agreed to by a second person if large, taken once."""

from datetime import timedelta
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput, new_public_id
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.families import vault
from khabar.register.families.actions import subject_of
from khabar.register.families.casework import access, notes
from khabar.register.families.consents import allowing
from khabar.register.families.giving.allowance import goes_alone, is_known, may_answer
from khabar.register.families.giving.models import Parcel
from khabar.register.families.giving.recipients import barred, plain
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.releasing import Mark, as_csv, file_for, head, names_in

GOOD_FOR = timedelta(days=7)
"""How long a package can be taken after it was asked for."""

AT_ONCE = 1000
"""Enquiries whose recipients are opened in one go."""

SHORTEST_REASON = 3
"""Words of the least reason, of who asks and of who answers."""


def holding(user: User, purpose: str, recipient: str) -> list[Enquiry]:
    """The enquiries that a user has taken and whose families allow that this recipient has a file for this purpose."""
    if purpose not in (Purpose.SHARE, Purpose.COURT) or not recipient.strip():
        return []
    asked = list(access.opened_by(user).filter(pk__in=allowing(Purpose(purpose)).values("pk")).order_by("pk"))
    if purpose == Purpose.COURT:
        return asked
    found: list[Enquiry] = []
    for first in range(0, 0 if plain(recipient) in barred() else len(asked), AT_ONCE):
        said = vault.of_many(asked[first : first + AT_ONCE], "recipients")
        found += [one for one in asked[first : first + AT_ONCE] if recipient in names_in(said.get(one.pk, {}))]
    return found


def _reasoned(reason: str) -> str:
    if len(reason.split()) < SHORTEST_REASON:
        raise BadInput(_("Say in a few words why. Who looks at it later has to understand."))
    return reason.strip()


@needs(Right.FAMILIES)
@transaction.atomic
def ask(purpose: str, recipient: str, reason: str, actor: User | None = None) -> Parcel:
    """Ask for a file of all own enquiries that this recipient may have. Raises BadInput when there is none."""
    if actor is None:
        raise PermissionDenied
    said, count = _reasoned(reason), len(holding(actor, purpose, recipient))
    if not count:
        raise BadInput(_("No family whose enquiry you have taken allows this. Nothing was made."))
    if not goes_alone(actor, count) and not is_known(actor):
        raise BadInput(_("Your account is too new for so many. Come back when it is a week old."))
    until = timezone.now() + GOOD_FOR
    made = Parcel.objects.create(
        purpose=purpose, recipient=recipient, reason=said, enquiries=count, asked_by=actor, until=until
    )
    audit(actor, "parcel asked for", str(made), enquiries=count)
    return made


@needs(Right.SETTLE)
@transaction.atomic
def answer(public_id: str, agreed: bool, reason: str, actor: User | None = None) -> None:
    """Agree that somebody carries so many away, or refuse. Raises BadInput, PermissionDenied for who asked."""
    found = Parcel.objects.select_for_update().get(public_id=public_id)
    if actor is None or not may_answer(actor, found):
        raise PermissionDenied
    said = _reasoned(reason)
    if found.agreed is not None or found.taken_at or found.until < timezone.now():
        raise BadInput(_("This package does not wait for an answer any more."))
    Parcel.objects.filter(pk=found.pk).update(agreed=agreed, answered_by=actor, answer=said)
    audit(actor, "parcel agreed to" if agreed else "parcel refused", str(found), enquiries=found.enquiries)


@needs(Right.FAMILIES)
@transaction.atomic
def take(public_id: str, actor: User | None = None) -> bytes:
    """The file, once: what families allow at this moment. Raises BadInput when it can't be taken, or not alone."""
    if actor is None:
        raise PermissionDenied
    User.objects.select_for_update().get(pk=actor.pk)  # one at a time, so that two can't be taken on one allowance
    found = Parcel.objects.select_for_update().filter(public_id=public_id, asked_by=actor).first()
    if found is None or found.taken_at or found.agreed is False or found.until < timezone.now():
        raise BadInput(_("This package can't be taken any more. Ask for another."))
    held = holding(actor, found.purpose, found.recipient)
    if len(held) > found.enquiries:
        raise BadInput(_("More families allow it by now than when you asked. Ask for another package."))
    if not found.agreed and not goes_alone(actor, len(held)):
        raise BadInput(_("So many need a second person. A senior case worker has to agree first."))
    mark = Mark(found.public_id, actor.get_username(), found.recipient, timezone.now())
    content = as_csv([*head(mark), *_rows(held, found.purpose, mark, actor)])
    Parcel.objects.filter(pk=found.pk).update(taken_at=mark.at, enquiries=len(held))
    audit(actor, "parcel taken", str(found), enquiries=len(held), digest=sha256(content).hexdigest())
    return content


def _rows(held: list[Enquiry], purpose: str, mark: Mark, actor: User) -> list[tuple[str, ...]]:
    """The lines of every enquiry, each under a number of its own, by which its family can have it taken back."""
    rows: list[tuple[str, ...]] = []
    for number, one in enumerate(held, 1):
        found, name = access.held(one, actor), new_public_id()
        made = file_for(found, purpose, mark.recipient, Mark(name, mark.by, mark.recipient, mark.at))
        rows += [(_("Case"), str(number), name, mark.line), *((*row, mark.line) for row in made.rows)]
        said = {"file": name, "purpose": purpose, "recipient": mark.recipient, "digest": made.digest}
        notes.add(found, notes.SHARED, actor, {**said, "testimonies": list(made.testimonies)})
        note(actor, "enquiry file given", subject_of(found), digest=made.digest)
    return rows
