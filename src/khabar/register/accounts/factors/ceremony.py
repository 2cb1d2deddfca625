"""The WebAuthn ceremony (level 3), of whoever: what a browser is asked, and what its answer must hold. Built on fido2.

A passkey belongs to a host name and is used at no other, so nobody can fish for it with a look-alike address. Every
question holds a random challenge that is kept in the session and answered once, within minutes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from time import time
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

ASKED = "passkey-question"
LIFE = 300
"""Seconds within which a question must be answered."""


class Refused(Exception):
    """The answer of the browser does not fit: another challenge, address, key, signature, or no answer at all."""


class Stored(Protocol):
    """What is held of a passkey: which one it is, whom it stands for, its public key, and how often it signed."""

    handle: str
    credential_id: str
    counter: int

    @property
    def credential(self) -> bytes | memoryview:
        """The public key as the device gave it."""


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """A passkey that a device just made."""

    host: str
    handle: str
    credential_id: str
    credential: bytes
    counter: int
    alone: bool


def host_of(request: HttpRequest) -> str:
    """The host name that passkeys belong to here, "" when the page was opened by an IP address or without encryption.

    Ex: http://localhost:8000 -> localhost     https://register.example -> register.example     http://127.0.0.1 -> ""
    """
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    if _ip(host) is not None:
        return ""
    return host if request.is_secure() or host == "localhost" else ""


def named_address(request: HttpRequest) -> str:
    """The same page by its host name, where passkeys work, if it was opened by the address of this machine.

    Ex: http://127.0.0.1:8000/sign-in/ -> http://localhost:8000/sign-in/
    """
    parts = urlsplit(f"//{request.get_host()}")
    found = _ip(parts.hostname or "")
    if found is None or not found.is_loopback:
        return ""
    port = f":{parts.port}" if parts.port else ""
    return f"{request.scheme}://localhost{port}{request.path}"


def _ip(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _server(request: HttpRequest, name: str) -> Fido2Server:
    host = host_of(request)
    if not host:
        raise Refused("no host name")
    origin = f"{request.scheme}://{request.get_host()}"
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=name), verify_origin=lambda said: said == origin)


def _keep(request: HttpRequest, state: Any, **more: Any) -> None:
    request.session[ASKED] = {**state, **more, "at": time()}


def _take(request: HttpRequest, purpose: str) -> dict[str, Any]:
    asked = request.session.pop(ASKED, None)
    if not asked or asked["purpose"] != purpose or time() - asked["at"] > LIFE:
        raise Refused("no open question")
    return dict(asked)


def _named(keys: Iterable[Stored]) -> list[PublicKeyCredentialDescriptor]:
    kind = PublicKeyCredentialType.PUBLIC_KEY
    return [PublicKeyCredentialDescriptor(type=kind, id=websafe_decode(key.credential_id)) for key in keys]


@dataclass(frozen=True, slots=True)
class Owner:
    """For whom a passkey is made: who asks (`issuer`), as what it is shown on the device, and the random handle."""

    issuer: str
    name: str
    handle: str


def ask_for_new(
    request: HttpRequest, owner: Owner, held: Iterable[Stored], purpose: str, *, must_stand_alone: bool = False
) -> dict[str, Any]:
    """What `navigator.credentials.create` is called with; `held` are not made twice. Raises Refused.

    `must_stand_alone` asks for a passkey that is found without a name, on a device that checks who holds it.
    """
    options, state = _server(request, owner.issuer).register_begin(
        PublicKeyCredentialUserEntity(id=websafe_decode(owner.handle), name=owner.name, display_name=owner.name),
        credentials=_named(held),
        resident_key_requirement=(
            ResidentKeyRequirement.REQUIRED if must_stand_alone else ResidentKeyRequirement.PREFERRED
        ),
        user_verification=_wish(must_stand_alone),
        extensions={"credProps": True},
    )
    _keep(request, state, purpose=purpose, handle=owner.handle)
    return dict(options)


def _wish(verified: bool) -> UserVerificationRequirement:
    return UserVerificationRequirement.REQUIRED if verified else UserVerificationRequirement.PREFERRED


def read_new(request: HttpRequest, answer: Any, purpose: str) -> NewPasskey:
    """The passkey that the browser's answer holds. Raises Refused."""
    asked, server = _take(request, purpose), _server(request, "")
    try:
        told = RegistrationResponse.from_dict(answer)
        made = server.register_complete(asked, told)
        properties = dict(told.client_extension_results or {}).get("credProps") or {}
        credential = made.credential_data
        if credential is None or len(credential.credential_id) > 1023:
            raise Refused("no credential")
    except Refused:
        raise
    except Exception as error:  # fido2 raises many kinds on what a stranger sends
        raise Refused(type(error).__name__) from error
    alone = bool(properties.get("rk")) and made.is_user_verified()
    identity = websafe_encode(credential.credential_id)
    return NewPasskey(host_of(request), str(asked["handle"]), identity, bytes(credential), made.counter, alone)


def ask(request: HttpRequest, purpose: str, held: Iterable[Stored] | None, *, verified: bool) -> dict[str, Any]:
    """What `navigator.credentials.get` is called with; without `held` any passkey of this host may answer.

    `verified` asks that the device checks who holds it (finger, face, PIN). Raises Refused where passkeys don't work.
    """
    named = None if held is None else _named(held)
    options, state = _server(request, "").authenticate_begin(named, user_verification=_wish(verified))
    _keep(request, state, purpose=purpose)
    return dict(options)


def identity(answer: Any) -> str:
    """Which passkey says that it answers, "" when nothing is said. Nothing is checked yet."""
    said = answer.get("rawId") if isinstance(answer, dict) else None
    return said if isinstance(said, str) and re.fullmatch("[A-Za-z0-9_-]{1,1400}", said) else ""


def read(request: HttpRequest, purpose: str, answer: Any, key: Stored | None) -> int:
    """The counter of the passkey `key` after it answered rightly. Raises Refused, also when there is no such passkey.

    A counter that did not grow, where a device counts, means that two devices hold the key: it is refused too.
    """
    asked, server = _take(request, purpose), _server(request, "")
    if key is None:
        raise Refused("unknown passkey")
    try:
        told = AuthenticationResponse.from_dict(answer)
        server.authenticate_complete(asked, [AttestedCredentialData(bytes(key.credential))], told)
    except Exception as error:  # fido2 raises many kinds on what a stranger sends
        raise Refused(type(error).__name__) from error
    handle, counter = told.response.user_handle, int(told.response.authenticator_data.counter)
    if handle is not None and websafe_encode(handle) != key.handle:
        raise Refused("another user's passkey")
    if (counter or key.counter) and counter <= key.counter:
        raise Refused("counter")
    return counter
