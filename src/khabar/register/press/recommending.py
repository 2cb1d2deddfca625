"""A published page recommended by mail: a fixed text, few a day, and never again to who does not want it.

Nobody's words travel: of names only initials are sent, three letters at most, for three letters are no message.
Addresses are kept as keyed digests, for a day; the receiver's own lies sealed in the outbox until the mail is sent.
"""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.sealing import digest_with
from khabar.register.mail.actions import post
from khabar.register.mail.addresses import checked
from khabar.register.mail.kinds import Receiver, Told
from khabar.register.press.models import MailCap, OptOut

DAY = timedelta(days=1)
MOST = {"sender": 5, "receiver": 5, "address": 5, "register": 200}
"""So many recommendations in a day by one sender, to one receiver, from one network address, and of all together."""
KIND = "recommendation"
NAME_LONGEST, INITIALS = 60, 3
MARKS_IN_NAMES = frozenset(" -'’ʼـ.")
UNTIL = timedelta(days=2)
"""A recommendation that could not be sent for so long is given up."""


class UsedUp(BadInput):
    """Somebody recommended as often as they may in a day."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the form holds: two addresses, two names (or ""), and the page, as its full address."""

    sender: str
    receiver: str
    sender_name: str
    receiver_name: str
    page: str


def initials(name: str) -> str:
    """Of a name, what travels. Ex: "Rami Odeh" -> "R. O."; "رامي عودة" -> "ر. ع."; "" -> "".

    Raises BadInput for what is no name: more than letters, or too long. An address of a page is never one.
    """
    name = name.strip()
    if len(name) > NAME_LONGEST or any(not _is_of_a_name(letter) for letter in name) or _is_a_host(name):
        raise BadInput(_("A name has letters only, 60 at most. Leave it empty if you like."))
    words = [word for word in name.replace("-", " ").replace(".", " ").split() if word[0].isalpha()]
    return " ".join(f"{word[0]}." for word in words[:INITIALS])


def _is_of_a_name(letter: str) -> bool:
    return letter in MARKS_IN_NAMES or unicodedata.category(letter) in ("Lu", "Ll", "Lo", "Lm", "Mn", "Mc")


def _is_a_host(name: str) -> bool:
    """Whether letters stand on both sides of a dot, as in an address. Ex: "evil.example"; "J. Odeh" is none."""
    return any(
        all(one.isalpha() for one in name[at - 1 : at + 2 : 2]) for at in range(1, len(name) - 1) if name[at] == "."
    )


def recommend(wish: Wish, language: str, network: str) -> bool:
    """Put a recommendation into the outbox. False: the receiver is not to get it, which nobody is told.

    Raises BadInput for addresses and names that are none, UsedUp for who recommended too often today.
    """
    sender, receiver = checked(wish.sender), checked(wish.receiver)
    told = {"to": receiver, "page": wish.page, "from": initials(wish.sender_name), "for": initials(wish.receiver_name)}
    for kind, who in (("address", network), ("sender", sender.casefold()), ("register", "")):
        if not spend(kind, who):
            raise UsedUp(
                _("That is enough for today: so many recommendations go out in a day. Share the link instead.")
            )
    if has_opted_out(receiver) or not spend("receiver", receiver.casefold()):
        return False
    with transaction.atomic():
        letter = post(KIND, language, told, until=timezone.now() + UNTIL)
        audit(None, "recommended", str(letter))
    return True


def receiver_of(told: Told) -> Receiver | None:
    """For the worker, right before sending: nobody who opted out meanwhile gets it."""
    if has_opted_out(told["to"]):
        return None
    root = told["page"].partition("/public/")[0]
    words = {
        "page": told["page"],
        "off": f"{root}{reverse('no-mail', args=[token_of(told['to'])])}",
        "from": told["from"] or "…",
        "for": told["for"] or "…",
    }
    return Receiver(told["to"], words)


def digest(address: str) -> str:
    """What is kept of an address: a keyed digest, the same for capital and small letters."""
    return digest_with(settings.SECRET_KEY.encode(), address.casefold(), "recommendation")


def has_opted_out(address: str) -> bool:
    """Whether the owner of an address wants none."""
    return OptOut.objects.filter(who=digest(address)).exists()


def token_of(address: str) -> str:
    """What stands in the link with which the owner of an address opts out: its digest, which only we can sign."""
    return Signer(salt=KIND).sign(digest(address))


@transaction.atomic
def opt_out(token: str) -> None:
    """Remember, for good, that the owner of an address wants none. What is no token of ours changes nothing."""
    try:
        who = Signer(salt=KIND).unsign(token)
    except BadSignature:
        return
    _row, is_new = OptOut.objects.get_or_create(who=who)
    if is_new:
        audit(None, "opted out of recommendations", "recommendations")


@transaction.atomic
def spend(kind: str, who: str) -> bool:
    """Use one of what somebody has in a day; returns whether there was one left."""
    now = timezone.now()
    row, _new = MailCap.objects.select_for_update().get_or_create(who=digest(who), kind=kind, defaults={"since": now})
    if row.since < now - DAY:
        MailCap.objects.filter(pk=row.pk).update(since=now, spent=0)
        row.spent = 0
    if row.spent >= MOST[kind]:
        return False
    MailCap.objects.filter(pk=row.pk).update(spent=F("spent") + 1)
    return True


def forget_old() -> int:
    """Take out what counts for nothing any more."""
    return MailCap.objects.filter(since__lt=timezone.now() - DAY).delete()[0]
