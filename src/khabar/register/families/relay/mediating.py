"""What a case worker does between two sides: begin, read each by itself, hand on what may be handed on."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.documents.changes import note
from khabar.register.families import cards, keyfile, vault
from khabar.register.families.actions import subject_of
from khabar.register.families.casework import access
from khabar.register.families.models import Enquiry, State
from khabar.register.families.reaching.notices import consider
from khabar.register.families.relay.lines import add_line, link, links_of, mark_done
from khabar.register.families.relay.redacting import tells_who


def party_of(user: User, public_id: str) -> tuple[Enquiry, Enquiry] | None:
    """One side that a user may read, and the enquiry that it is about: itself, or the family's. Raises vault.Shut."""
    if family := access.opened_by(user).filter(public_id=public_id).first():
        return family, family
    witnesses = Enquiry.objects.filter(witness=True, worker=user).exclude(state=State.WITHDRAWN)
    witness = witnesses.filter(public_id=public_id).first()
    if witness is None or not may(user, Right.FAMILIES):
        return None
    family = next((one.other for one in links_of(witness)), None)
    return (witness, family) if family and access.may_open(user, family) else None


@needs(Right.FAMILIES)
def begin(enquiry: Enquiry, hide: str, actor: User | None = None) -> str:
    """Let somebody who has news write to a family; returns the code that lets them in, once.

    `hide`: what they are called and how they are reached, as far as it is known, so that it is not handed on.
    """
    with keyfile.held(alone=False), transaction.atomic():
        found, code = access.held(enquiry, actor), cards.new_code()
        if actor is None:
            raise PermissionDenied
        witness = Enquiry.objects.create(
            card=cards.digest_of(code), visited_at=timezone.now(), witness=True, worker=actor, narrow=found.narrow
        )
        vault.make_key(witness)
        vault.put(witness, "card", {"first": True})
        vault.put(witness, "you", {"your_name": hide})
        link(found, witness, actor)
        note(actor, "enquiry relay begun", subject_of(found))
    return code


@needs(Right.FAMILIES)
@transaction.atomic
def hand_on(public_id: str, key: str, text: str, actor: User | None = None) -> None:
    """Hand a waiting line on, in these words ("": keep it back). Raises BadInput, PermissionDenied, vault.Shut."""
    held = party_of(actor, public_id) if actor else None
    if held is None:
        raise PermissionDenied
    found = Enquiry.objects.select_for_update().get(pk=held[0].pk)
    other = _awaited_by(found, key)
    if tells_who(text, found):
        raise BadInput(_("These words still hold a name of who wrote them, or how to reach them. Take that out first."))
    mark_done(found, key)
    if text.strip():
        other = Enquiry.objects.select_for_update().get(pk=other.pk)
        add_line(other, found, text.strip(), actor)
        if not other.witness:
            consider(other)
    note(actor, "enquiry relay handed on" if text.strip() else "enquiry relay kept back", subject_of(found))


def _awaited_by(party: Enquiry, key: str) -> Enquiry:
    """The side for which a line waits."""
    for one in links_of(party):
        if one.other and any(line.key == key and line.is_own and not line.is_done for line in one.lines):
            return one.other
    raise BadInput(_("This line does not wait any more, or the other side has left."))
