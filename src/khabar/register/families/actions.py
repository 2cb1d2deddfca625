"""What a family writes, each with its audit entry in one transaction. History says that it was told, never what."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.documents.changes import note
from khabar.register.families import browsers, cards, keyfile, recognition, vault
from khabar.register.families.casework import notes
from khabar.register.families.consents import consents_of
from khabar.register.families.giving.recipients import listed
from khabar.register.families.models import Consent, Enquiry, Purpose, State
from khabar.register.families.narrowness import is_narrow
from khabar.register.families.pieces.sealing import forget
from khabar.register.families.recalling import recall
from khabar.register.families.relay.lines import leave
from khabar.register.families.steps import STEPS
from khabar.register.families.turning import turn

OF_THE_FAMILY = ("you", "channel", "browsers")
"""Parts of the vault that speak of who asks, not of who is sought."""

SHORTEST_ANSWER = 4
"""Letters of the least answer to a recognition question."""


def subject_of(enquiry: Enquiry) -> str:
    """How audit entries and changes name an enquiry."""
    return f"enquiry {enquiry.public_id}"


def begin(browser: str = "") -> Enquiry:
    """Begin an enquiry with a key and a card of its own; the code lies in the vault until the card is kept.

    `browser` is the mark of the one that it is begun in.
    """
    code = cards.new_code()
    with keyfile.held(alone=False), transaction.atomic():
        enquiry = Enquiry.objects.create(card=cards.digest_of(code), visited_at=timezone.now())
        vault.make_key(enquiry)
        vault.put(enquiry, "card", {"code": code})
        if browser:
            browsers.keep(enquiry, browser)
        note(None, "enquiry begun", subject_of(enquiry))
    return enquiry


def begin_beside(enquiry: Enquiry) -> Enquiry:
    """Begin notes about another relative, with a key and a card of their own; what a family told of itself goes along.

    What may be done with them is said anew: nothing is allowed yet. Raises vault.Shut.
    """
    own = vault.parts(enquiry, *OF_THE_FAMILY)
    made = begin()
    with transaction.atomic():
        for part, said in own.items():
            vault.put(made, part, said)
        note(None, "enquiry step saved", subject_of(made), step=len(STEPS))
    return made


def lock(enquiry: Enquiry) -> Enquiry:
    """The enquiry as it is now, for one request at a time. Raises vault.Shut when it was withdrawn meanwhile."""
    found = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if found.state == State.WITHDRAWN:
        raise vault.Shut(found.public_id)
    return found


@transaction.atomic
def keep_card(enquiry: Enquiry) -> None:
    """The family has its card: the code is no longer held anywhere, only its digest."""
    lock(enquiry)
    vault.forget(enquiry, "card")
    note(None, "enquiry card kept", subject_of(enquiry))


@transaction.atomic
def renew_card(enquiry: Enquiry) -> None:
    """Another code, for who came back without the card; the old card opens nothing any more. Raises vault.Shut."""
    found, code = lock(enquiry), cards.new_code()
    Enquiry.objects.filter(pk=found.pk).update(card=cards.digest_of(code))
    vault.put(found, "card", {"code": code})
    note(None, "enquiry card renewed", subject_of(found))


@transaction.atomic
def save_step(enquiry: Enquiry, step: str, said: Mapping[str, Any]) -> None:
    """Keep the answers of one step, in place of the earlier ones. Raises vault.Shut."""
    found = lock(enquiry)
    vault.put(found, step, said)
    narrow = is_narrow(vault.parts(found, "who", "birth", "last"))
    if narrow != found.narrow:
        Enquiry.objects.filter(pk=found.pk).update(narrow=narrow)
    note(None, "enquiry step saved", subject_of(found), step=[one.name for one in STEPS].index(step) + 1)


@transaction.atomic
def set_consents(enquiry: Enquiry, given: Collection[str], recipients: str, chosen: Collection[str] = ()) -> None:
    """Say what the family allows from now on; what stays as it was leaves no row. Who may get it goes into the vault.

    `chosen` are names of the list, `recipients` what was typed; what stands on no list and was not chosen before is
    left out. Raises BadInput when sharing is allowed with nobody.
    """
    found = lock(enquiry)
    may_be_chosen = {*listed(), *vault.get(found, "recipients").get("chosen", ())}
    names = [name for name in dict.fromkeys(chosen) if name in may_be_chosen]
    before, wanted = consents_of(found), {purpose for purpose in Purpose if purpose in given}
    if Purpose.SHARE in wanted and not recipients.strip() and not names:
        raise BadInput(_("Name the organisations that may be shown what you tell, or take the tick away."))
    changed = before ^ wanted
    Consent.objects.bulk_create(
        Consent(enquiry=found, purpose=purpose, given=purpose in wanted) for purpose in sorted(changed)
    )
    kept = {"named": recipients.strip(), "chosen": names} if Purpose.SHARE in wanted else {"named": "", "chosen": []}
    vault.put(found, "recipients", kept)
    recall(found)
    note(None, "enquiry consent changed", subject_of(found), given=len(wanted - before), stopped=len(before - wanted))


@transaction.atomic
def send(enquiry: Enquiry) -> None:
    """Hand the enquiry to the case workers. Raises BadInput while no name is told."""
    found = lock(enquiry)
    if not vault.get(found, "who").get("name"):
        raise BadInput(_("Tell a name first: without one nobody can be looked for."))
    if found.state == State.BEGUN:
        Enquiry.objects.filter(pk=found.pk).update(state=State.SENT, sent_at=timezone.now())
        note(None, "enquiry sent", subject_of(found))


@transaction.atomic
def note_visit(enquiry: Enquiry, browser: str = "") -> None:
    """A visit begins in a browser with this mark: what came after the one before it is new. Raises vault.Shut.

    Of a witness, to whom no mail ever goes, no browser is remembered.
    """
    if browser and not enquiry.witness:
        browsers.keep(lock(enquiry), browser)
    now = timezone.now()
    Enquiry.objects.filter(pk=enquiry.pk).update(visited_before=enquiry.visited_at, visited_at=now)
    note(None, "enquiry visited", subject_of(enquiry))


@transaction.atomic
def write(enquiry: Enquiry, text: str) -> None:
    """Write to the case worker."""
    found = lock(enquiry)
    notes.add(found, notes.MESSAGES, None, {"text": text})
    note(None, "enquiry message received", subject_of(found))


@transaction.atomic
def set_question(enquiry: Enquiry, question: str, answer: str) -> None:
    """Keep a question and, so that nobody can read it, its answer. Raises BadInput when the answer says too little."""
    found = lock(enquiry)
    if len(recognition.normal(answer)) < SHORTEST_ANSWER:
        raise BadInput(_("This answer is too short: anybody could guess it."))
    vault.put(found, recognition.PART, recognition.sealed_answer(found, question, answer))
    note(None, "enquiry question set", subject_of(found))


def withdraw(enquiry: Enquiry) -> None:
    """Destroy everything the family told; a tombstone stays. Then the vault's key is turned, for the sake of copies."""
    with transaction.atomic():
        close(lock(enquiry), None, "withdrawn by the family")
    turn()


def close(enquiry: Enquiry, actor: User | None, why: str) -> None:
    """Make a tombstone of an enquiry. Call inside the transaction."""
    recall(enquiry, everything=True)
    leave(enquiry)
    parts = vault.destroy(enquiry)
    enquiry.consents.all().delete()
    enquiry.asked.all().delete()
    enquiry.devices.all().delete()
    for piece in enquiry.pieces.filter(withdrawn_at=None):
        forget(piece)
    Enquiry.objects.filter(pk=enquiry.pk).update(
        state=State.WITHDRAWN, card=None, narrow=False, worker=None, withdrawn_at=timezone.now()
    )
    note(actor, "enquiry withdrawn", subject_of(enquiry), parts=parts, why=why)
