"""What every request passes: a page that names no right is closed, and sessions are seen to be in use."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from khabar.register.accounts.factors.queries import lacks_one
from khabar.register.accounts.lockout import remember
from khabar.register.accounts.models import User
from khabar.register.accounts.sessions import note_use


class Gate:
    """Stands behind Django's own demand that somebody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if name := getattr(request, "just_signed_in", ""):
            remember(request, response, name)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Raises PermissionDenied for a page that says neither that strangers may see it nor which right it needs.

        Who must have a second factor and has none is led to set one up, from every page but those that serve for it.
        """
        if not getattr(view, "login_required", True):
            return None
        if not hasattr(view, "right"):
            raise PermissionDenied
        note_use(request)
        if isinstance(request.user, User) and not hasattr(view, "without_factor") and lacks_one(request.user):
            return redirect("factors")
        return None
