"""Browsers in which notes were open before: each by a random secret in its cookie, of which the vault keeps a digest.

Ex: secret = kept_or_new(request); visited(enquiry, mark_of(secret)); remember(response, secret)
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from khabar.register.families import vault
from khabar.register.families.models import Enquiry

COOKIE = "d"
LIFE = 90 * 24 * 3600
SALT = "families.device"
PART = "browsers"
MOST = 5
"""So many browsers are remembered for each enquiry; those of the last visits."""


def secret_of(request: HttpRequest) -> str:
    """The secret of a browser where somebody was let in before, else ""."""
    try:
        return str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIFE))
    except signing.BadSignature:
        return ""


def kept_or_new(request: HttpRequest) -> str:
    """The secret that this browser has, or a new one."""
    return secret_of(request) or get_random_string(22)


def remember(response: HttpResponse, secret: str) -> HttpResponse:
    """Give the browser its secret. It says nothing of any enquiry."""
    value, secure = signing.dumps(secret, salt=SALT), bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(COOKIE, value, max_age=LIFE, httponly=True, samesite="Lax", secure=secure)
    return response


def mark_of(secret: str) -> str:
    """What the vault keeps of a secret; of none, too, so that nothing takes another way."""
    return vault.digest(secret, "browser")


def keep(enquiry: Enquiry, mark: str) -> None:
    """Remember a browser for an enquiry. Call inside the transaction. Raises vault.Shut."""
    marks = [one for one in vault.get(enquiry, PART).get("marks", ()) if one != mark]
    vault.put(enquiry, PART, {"marks": [*marks, mark][-MOST:]})


def is_known(enquiry: Enquiry, mark: str) -> bool:
    """Whether an enquiry was open in this browser before. Raises vault.Shut."""
    return mark in vault.get(enquiry, PART).get("marks", ())
