"""What is written about mails to families, each with its audit entry in one transaction."""

from dataclasses import replace
from datetime import timedelta
from hmac import compare_digest

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import get_random_string

from khabar.register.accounts.actions import audit
from khabar.register.documents.changes import note
from khabar.register.families import vault
from khabar.register.families.actions import lock, subject_of
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching.channel import PART, Channel, channel_of, keep
from khabar.register.families.reaching.models import Asked, Use
from khabar.register.families.reaching.off import Off
from khabar.register.mail.actions import post
from khabar.register.mail.addresses import checked

DIGITS = 8
TRIES = 5
LIFE = timedelta(minutes=15)
"""How long a code is good for, from the moment when it was sent."""

PATIENCE = timedelta(hours=1)
"""How long a mail with a code may wait: afterwards nobody sits before the page any more."""


@transaction.atomic
def choose(enquiry: Enquiry, address: str, news: bool, language: str) -> None:
    """Choose an address for mails, in place of an earlier one, and send a code there. Raises BadInput for none.

    An address that is confirmed already stays so; nothing is sent then.
    """
    found = lock(enquiry)
    before, wanted = channel_of(found), checked(address)
    same = before.is_open and before.address == wanted
    keep(found, Channel(wanted, language, news, confirmed=same, noticed=before.noticed if same else ""))
    note(None, "enquiry mail chosen", subject_of(found), news=int(news))
    if not same:
        found.asked.all().delete()
        asked = Asked.objects.create(use=Use.CONFIRM, enquiry=found)
        post("code", language, {"asked": asked.public_id}, until=timezone.now() + PATIENCE)


@transaction.atomic
def confirm(enquiry: Enquiry, code: str) -> bool:
    """Show with the code that the address is one's own; returns whether the code was right and in time."""
    found = lock(enquiry)
    asked = found.asked.filter(use=Use.CONFIRM).first()
    if asked is None or not _is_right(asked, code):
        return False
    asked.delete()
    keep(found, replace(channel_of(found), confirmed=True))
    note(None, "enquiry mail confirmed", subject_of(found))
    return True


@transaction.atomic
def stop(enquiry: Enquiry) -> None:
    """No mail any more: the address is forgotten."""
    found = lock(enquiry)
    vault.forget(found, PART)
    found.asked.all().delete()
    note(None, "enquiry mail stopped", subject_of(found))


@transaction.atomic
def turn_off(enquiry: Enquiry, off: Off) -> None:
    """End mails of one kind, as their receiver asked without opening the notes. The family can choose them again.

    Of codes: an address that nobody confirmed is forgotten; to a confirmed one go only those that are asked for in a
    browser where the notes were open before.
    """
    found = lock(enquiry)
    channel = channel_of(found)
    if off is Off.NEWS:
        keep(found, replace(channel, news=False))
    elif channel.is_open:
        keep(found, replace(channel, quiet=True))
    else:
        vault.forget(found, PART)
        found.asked.all().delete()
    note(None, "enquiry mail turned off", subject_of(found))


@transaction.atomic
def ask(typed: str, language: str, browser: str) -> Asked:
    """Ask for a code to open notes, in a browser with this mark.

    Whether the address or the browser is known is looked up later, by the worker, for all alike.
    """
    asked = Asked.objects.create(use=Use.OPEN)
    audit(None, "code asked for", str(asked))
    post(
        "code",
        language,
        {"asked": asked.public_id, "typed": typed, "browser": browser},
        until=timezone.now() + PATIENCE,
    )
    return asked


@transaction.atomic
def give_code(asked: Asked, enquiry: Enquiry) -> str:
    """Make the code that a mail carries, in place of an earlier one; only its keyed digest is kept. Ex: "4821 0937"."""
    code = get_random_string(DIGITS, "0123456789")
    now = timezone.now()
    Asked.objects.filter(pk=asked.pk).update(enquiry=enquiry, digest=_digest(asked, code), until=now + LIFE)
    audit(None, "code made", str(asked))
    return f"{code[:4]} {code[4:]}"


def _digest(asked: Asked, typed: str) -> str:
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    return vault.digest(digits, str(asked))


def _is_right(asked: Asked, typed: str) -> bool:
    """Whether a code is right and in time. A wrong one uses up a try; a right one is for the caller to use up."""
    in_time = asked.until is not None and timezone.now() < asked.until and asked.wrong < TRIES
    if compare_digest(_digest(asked, typed), asked.digest) and in_time:
        return True
    Asked.objects.filter(pk=asked.pk).update(wrong=F("wrong") + 1)
    return False


@transaction.atomic
def open_with(public_id: str, typed: str) -> Enquiry | None:
    """The enquiry that a code opens, once; None for a wrong one, or one for an address that nobody chose."""
    asked = Asked.objects.select_for_update().filter(public_id=public_id, use=Use.OPEN).first()
    if asked is None or not _is_right(asked, typed):
        return None
    enquiry = asked.enquiry
    asked.delete()
    audit(None, "code used", str(asked))
    return enquiry


@transaction.atomic
def forget_old() -> int:
    """Take out codes that nobody types any more; returns how many."""
    old = Asked.objects.filter(at__lt=timezone.now() - timedelta(days=1))
    if gone := old.delete()[0]:
        audit(None, "codes forgotten", "codes", codes=gone)
    return gone
