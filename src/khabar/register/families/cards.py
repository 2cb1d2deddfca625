"""The code on the card that a family prints: what brings them back, without a name, an e-mail or a telephone."""

from khabar.register.accounts.factors.recovery import new_codes, plain
from khabar.register.families.models import Enquiry, State
from khabar.register.families.vault import digest


def new_code() -> str:
    """A code of 60 random bits. Ex: 7K3M-Q9XA-0HZT"""
    return new_codes()[0]


def digest_of(said: str) -> str:
    """The keyed digest of a typed code; what can't be a code gets one too, so that nothing takes another way."""
    return digest(plain(said), "card")


def holder(said: str) -> Enquiry | None:
    """The enquiry that a typed code opens. One question to the database, whatever was typed."""
    return Enquiry.objects.filter(card=digest_of(said)).exclude(state=State.WITHDRAWN).first()
