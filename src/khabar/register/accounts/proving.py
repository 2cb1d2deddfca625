"""When somebody last showed who they are: at signing in, or since."""

from time import time

from django.http import HttpRequest

PROVED = "proved-at"
FRESH = 600
"""Seconds for which it is enough to change how one signs in."""


def prove(request: HttpRequest) -> None:
    """Keep in the session that its user just showed who they are."""
    request.session[PROVED] = time()


def proved(request: HttpRequest) -> bool:
    """Whether they did within ten minutes."""
    return 0 <= time() - float(request.session.get(PROVED, 0)) <= FRESH
