"""A write that waited in vain for a longer one: said in a page, not as an error of the machine."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

HELD = ("database is locked", "lock timeout", "deadlock detected")
"""What SQLite and PostgreSQL say when they end a write because others hold what it needs."""


class Waiting:
    """Middleware: the answer is "busy, try again" (503); nothing of the write was kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for an action that the database ended so; None for any other error."""
        if not isinstance(error, OperationalError) or not any(words in str(error) for words in HELD):
            return None
        answer = render(request, "503.html", status=503)
        answer["Retry-After"] = "30"
        return answer
