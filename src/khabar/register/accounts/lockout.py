"""Locking after wrong tries, so that whoever guesses is stopped and the owner is not.

A device where somebody once signed in is known for their name by a signed cookie, and its wrong tries count for it
alone. All other devices share one count for each name, and one for each address.
"""

import secrets
from ipaddress import ip_address, ip_network
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.contrib.auth.signals import user_login_failed
from django.core import signing
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

TRIES_A_NAME = 5
TRIES_AN_ADDRESS = 20
DEVICE_LIFE = 90 * 24 * 3600
"""Seconds for which a device stays known."""


def _keyed(text: str) -> str:
    return salted_hmac("khabar.lockout", text, algorithm="sha256").hexdigest()


def _cookie(name: str) -> str:
    return f"device-{_keyed(name)[:12]}"


def device(request: HttpRequest, name: str) -> str:
    """The secret of this device if it is known for the name, else ""."""
    try:
        owner, nonce = signing.loads(request.COOKIES.get(_cookie(name), ""), salt="device", max_age=DEVICE_LIFE)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(nonce) if owner == _keyed(name) else ""


def remember(request: HttpRequest, response: HttpResponse, name: str) -> None:
    """Make this device known for a name that just signed in; its count begins anew."""
    value = signing.dumps([_keyed(name), secrets.token_urlsafe(16)], salt="device")
    response.set_cookie(
        _cookie(name), value, max_age=DEVICE_LIFE, httponly=True, samesite="Lax", secure=request.is_secure()
    )


def _name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    return str((credentials or {}).get("username") or request.POST.get("username", ""))


def account_key(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """What tries are counted under: a keyed hash of the name and, if it is known, of the device; never the name."""
    name = _name(request, credentials)
    return _keyed(f"{name}\0{device(request, name)}")


def counted_by(request: HttpRequest, credentials: dict[str, Any] | None = None) -> list[str]:
    """A known device is counted by itself, any other by name and by address."""
    return ["username"] if device(request, _name(request, credentials)) else ["username", "ip_address"]


def address(request: HttpRequest) -> str | None:
    """The address tries are counted under: of IPv6 the first 64 bits, since one person has all the others.

    Ex: 192.0.2.17 -> 192.0.2.17     2001:db8:1:2:3::4 -> 2001:db8:1:2::     ::ffff:192.0.2.17 -> 192.0.2.17
    """
    try:
        found = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return None
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ip_network((found.packed, 64), strict=False).network_address)


def locked(request: HttpRequest, name: str) -> HttpResponse | None:
    """The page that asks to wait, if tries for this name or from this address are locked."""
    credentials = {"username": name}
    if AxesProxyHandler.is_allowed(request, credentials):
        return None
    answer: HttpResponse = get_lockout_response(request, None, credentials)
    return answer


def count_refusal(request: HttpRequest, name: str) -> None:
    """Count a wrong second factor as a wrong password is counted; the try that fills the count is locked at once."""
    user_login_failed.send(sender=__name__, credentials={"username": name}, request=request)


class Handler(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts tries in the database; an address may have four times as many as a name."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """How many of the tries a name may have are used up."""
        counts = [
            tries.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
            for tries in self.get_user_attempts(request, credentials)
        ]
        return max(counts[0], *(count * TRIES_A_NAME // TRIES_AN_ADDRESS for count in counts[1:]), 0)
