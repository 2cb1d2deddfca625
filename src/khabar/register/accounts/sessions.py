"""Sessions: written down when somebody signs in, and ended one by one or all at once."""

from datetime import timedelta
from importlib import import_module
from ipaddress import ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from khabar.register.accounts.models import SignIn, User

BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "macOS", "Linux": "Linux",
}  # fmt: skip

SEEN_EVERY = 300
"""Seconds between two notes that a session is in use."""


def coarse(address: str) -> str:
    """The network an address belongs to, not the address: the first two parts, or the first 32 bits of IPv6.

    Ex: 192.0.2.17 -> 192.0.x.x     2001:db8:1::5 -> 2001:db8::x     127.0.0.1 -> 127.0.x.x
    """
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return ".".join(address.split(".")[:2]) + ".x.x"
    return ":".join(group.lstrip("0") or "0" for group in found.exploded.split(":")[:2]) + "::x"


def browser(said: str) -> str:
    """What a User-Agent header says, in two words. Ex: Mozilla/5.0 (X11; Linux) ... Firefox/140.0 -> Firefox, Linux"""
    names = (next((name for mark, name in table.items() if mark in said), "") for table in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in names if name)


def note_sign_in(request: HttpRequest, user: User) -> SignIn:
    """Write down that the session of this request is now this user's."""
    if not request.session.session_key:
        request.session.save()
    told = {
        "user": user,
        "at": timezone.now(),
        "seen_at": timezone.now(),
        "network": coarse(request.META.get("REMOTE_ADDR", "")),
        "browser": browser(request.META.get("HTTP_USER_AGENT", "")),
    }
    cache.set(f"seen-{request.session.session_key}", True, SEEN_EVERY)
    return SignIn.objects.update_or_create(session_key=request.session.session_key, defaults=told)[0]


def note_use(request: HttpRequest) -> None:
    """Write down that the session of this request is in use, every five minutes at most."""
    if cache.add(f"seen-{request.session.session_key}", True, SEEN_EVERY):
        SignIn.objects.filter(session_key=request.session.session_key).update(seen_at=timezone.now())


def drop_sessions(user: User, only: int | None = None, spare: str | None = None) -> int:
    """End sessions of a user (all, the sign-in `only`, or all but the session key `spare`); returns how many ended.

    Call inside the transaction of an audit entry. The next request of an ended session meets the sign-in page.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore
    chosen = SignIn.objects.filter(user=user)
    if only is not None:
        chosen = chosen.filter(pk=only)
    if spare is not None:
        chosen = chosen.exclude(session_key=spare)
    keys = list(chosen.values_list("session_key", flat=True))
    for key in keys:
        store(key).delete()
    chosen.delete()
    return len(keys)


def living(user: User) -> list[SignIn]:
    """The sessions of a user that still are open, the latest seen first."""
    since = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return list(SignIn.objects.filter(user=user, at__gt=since))
