"""What case workers write, each with its audit entry in one transaction; what it says lies in the enquiry's vault."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.documents.changes import note
from khabar.register.families import recognition
from khabar.register.families.actions import subject_of
from khabar.register.families.casework import access, notes
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching.notices import consider
from khabar.register.families.relay.lines import move
from khabar.register.families.sheet import deaths_of
from khabar.register.people.models import Person

SHORTEST_REASON = 2
"""Words of the least reason to open an enquiry."""


@needs(Right.FAMILIES)
@transaction.atomic
def take(enquiry: Enquiry, reason: str, actor: User | None = None) -> None:
    """Take an enquiry that nobody has, and say why. Raises BadInput when it can't be taken, or the reason is none."""
    found = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if actor is None or not access.may_take(actor, found):
        raise BadInput(_("This enquiry can't be taken now. Open the list again."))
    Enquiry.objects.filter(pk=found.pk).update(worker=actor)
    _state(found, reason, actor)
    note(actor, "enquiry taken", subject_of(found), worker=actor.pk)


@needs(Right.SETTLE)
@transaction.atomic
def give(enquiry: Enquiry, to: User, actor: User | None = None) -> None:
    """Give an enquiry to a case worker, also one of a child or a woman. Raises BadInput when they may not have it."""
    found = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if actor is None or not may(to, Right.FAMILIES) or not access.inbox_of(actor).filter(pk=found.pk).exists():
        raise BadInput(_("Enquiries go to case workers who are not disabled."))
    Enquiry.objects.filter(pk=found.pk).update(worker=to)
    move(found, to)
    note(actor, "enquiry given", subject_of(found), worker=to.pk)


def _state(enquiry: Enquiry, reason: str, actor: User) -> None:
    """Keep in the vault why somebody opens it. Raises BadInput for a reason that says nothing."""
    if len(reason.split()) < SHORTEST_REASON:
        raise BadInput(_("Say in a few words why you open it. Who looks at it later has to understand."))
    notes.add(enquiry, notes.OPENED, actor, {"reason": reason})


@needs(Right.FAMILIES)
@transaction.atomic
def state_reason(enquiry: Enquiry, reason: str, actor: User | None = None) -> None:
    """Say why one opens an enquiry that one has. Raises BadInput for a reason that says nothing."""
    found = access.held(enquiry, actor)
    if actor is not None:
        _state(found, reason, actor)
    note(actor, "enquiry opening reasoned", subject_of(found))


@needs(Right.FAMILIES)
@transaction.atomic
def note_opening(enquiry: Enquiry, actor: User | None = None) -> None:
    """Write down that somebody reads what a family told. Raises PermissionDenied for who may not or said no reason."""
    found = access.held(enquiry, actor)
    if actor is None or not access.has_reason(actor, found):
        raise PermissionDenied
    audit(actor, "enquiry opened", subject_of(found))


@needs(Right.FAMILIES)
@transaction.atomic
def decide(enquiry: Enquiry, person: Person, confirmed: bool, reason: str, actor: User | None = None) -> None:
    """Say that an enquiry is about a person of the register, or is not, and why; the latest word counts.

    Raises BadInput when nothing made sure who asks: from a confirmed match on, they read its news.
    """
    found = access.held(enquiry, actor)
    if confirmed and not access.is_sure_who_asks(found):
        raise BadInput(_("Write down first how you made sure who asks. A stranger must not get a family's news."))
    said = {"person": person.public_id, "confirmed": confirmed, "reason": reason}
    notes.add(found, notes.MATCHES, actor, said)
    note(actor, "enquiry match decided", subject_of(found))
    consider(found)


@needs(Right.FAMILIES)
@transaction.atomic
def check_requester(enquiry: Enquiry, what: str, outcome: str, actor: User | None = None) -> None:
    """Write down one step of making sure who asks, and what came of it."""
    found = access.held(enquiry, actor)
    notes.add(found, notes.CHECKED, actor, {"what": what, "outcome": outcome})
    note(actor, "enquiry requester checked", subject_of(found))


@needs(Right.FAMILIES)
@transaction.atomic
def try_recognition(enquiry: Enquiry, said: str, actor: User | None = None) -> bool:
    """Whether what somebody answered to the family's question is right. Raises BadInput when no try is left."""
    found = access.held(enquiry, actor)
    question, left = recognition.question_of(found)
    if not question or left <= 0:
        raise BadInput(_("No try is left, or there is no question. Ask the family itself."))
    is_right = recognition.try_answer(found, said)
    right = _("recognition question answered")
    notes.add(found, notes.CHECKED, actor, {"what": right, "outcome": "passed" if is_right else "failed", "tip": True})
    note(actor, "enquiry question tried", subject_of(found))
    return is_right


@needs(Right.FAMILIES)
@transaction.atomic
def write(enquiry: Enquiry, text: str, actor: User | None = None) -> None:
    """Write to the family; they read it when they come back."""
    found = access.held(enquiry, actor)
    notes.add(found, notes.MESSAGES, actor, {"text": text})
    note(actor, "enquiry message written", subject_of(found))
    consider(found)


@needs(Right.FAMILIES)
@transaction.atomic
def tell_death(enquiry: Enquiry, who: str, when: str, how: str, actor: User | None = None) -> None:
    """Write down that the family was reached and told what is said of a death: who told whom, when and how.

    From then on their page shows those claims that the register holds now. Raises BadInput when there is none.
    """
    found = access.held(enquiry, actor)
    claims = [answer.claim.claim_id for answer in deaths_of(found)]
    if not claims:
        raise BadInput(_("No news of a death is held back in this enquiry."))
    notes.add(found, notes.TOLD, actor, {"claims": claims, "who": who, "when": when, "how": how})
    note(actor, "enquiry family reached", subject_of(found), claims=len(claims))
    consider(found)
