"""The link in the head of each mail with which its receiver ends such mails, without opening anything (RFC 8058).

It holds an enquiry and a kind of mail, sealed, so it says nothing to who reads the mailbox; and it opens nothing.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.urls import reverse

from khabar.register.accounts.sealing import Unreadable, seal_with, unseal_with
from khabar.register.families.models import Enquiry, State

OWNER = "no more mails"


class Off(StrEnum):
    """Which mails come no more: news, or codes that strangers ask for."""

    NEWS = "n"
    CODES = "c"


def _key() -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"khabar.families.off").derive(settings.SECRET_KEY.encode())


def token(enquiry: Enquiry, off: Off) -> str:
    """What stands in the link: another one in each mail, all of one length."""
    return urlsafe_b64encode(seal_with(_key(), f"{off}{enquiry.public_id}".encode(), OWNER)).decode().rstrip("=")


def link(enquiry: Enquiry, off: Off) -> str:
    """The whole link; "" where the register has no address that a mail program could reach."""
    addresses = settings.PUBLIC.addresses
    return f"{addresses[0]}{reverse('off', args=[token(enquiry, off)])}" if addresses else ""


def read(typed: str) -> tuple[Enquiry, Off] | None:
    """The enquiry and the mails that a link is about; None for no link of ours, or of an enquiry that is gone."""
    try:
        said = unseal_with(_key(), urlsafe_b64decode(typed + "=" * (-len(typed) % 4)), OWNER).decode()
    except (Unreadable, ValueError):
        return None
    enquiry = Enquiry.objects.filter(public_id=said[1:]).exclude(state=State.WITHDRAWN).first()
    return (enquiry, Off(said[0])) if enquiry else None
