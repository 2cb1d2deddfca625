"""Passkeys of users: the WebAuthn ceremony held to what this register knows of them."""

import secrets
from typing import Any

from django.http import HttpRequest

from khabar.register.accounts.factors import ceremony
from khabar.register.accounts.factors.ceremony import NewPasskey, Owner, Refused, host_of, identity, named_address
from khabar.register.accounts.factors.codes import ISSUER
from khabar.register.accounts.models import Passkey, User

__all__ = ["NewPasskey", "Refused", "ask", "ask_for_new", "host_of", "identity", "named_address", "read", "read_new"]


def ask_for_new(request: HttpRequest, user: User) -> dict[str, Any]:
    """What `navigator.credentials.create` is called with. Raises Refused where passkeys don't work."""
    held = list(user.passkeys.all())
    owner = Owner(ISSUER, user.username, held[0].handle if held else secrets.token_urlsafe(32))
    here = host_of(request)
    return ceremony.ask_for_new(request, owner, [key for key in held if key.host == here], "new")


def read_new(request: HttpRequest, answer: Any) -> NewPasskey:
    """The passkey that the browser's answer holds. Raises Refused."""
    return ceremony.read_new(request, answer, "new")


def ask(request: HttpRequest, purpose: str, user: User | None = None, verified: bool = False) -> dict[str, Any]:
    """What `navigator.credentials.get` is called with; without a user any passkey of this host may answer.

    `verified` asks that the device checks who holds it (finger, face, PIN). Raises Refused where passkeys don't work.
    """
    held = list(user.passkeys.filter(host=host_of(request))) if user else None
    return ceremony.ask(request, purpose, held, verified=verified)


def read(request: HttpRequest, purpose: str, answer: Any) -> tuple[Passkey, int]:
    """The passkey that answered, and its counter after it. Raises Refused."""
    found = Passkey.objects.filter(credential_id=identity(answer), host=host_of(request)).select_related("user").first()
    counter = ceremony.read(request, purpose, answer, found)
    if found is None:
        raise Refused("unknown passkey")
    return found, counter
