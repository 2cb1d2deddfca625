"""The writes about sessions, each with its audit entry in one transaction."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import SignIn, User
from khabar.register.accounts.proving import prove
from khabar.register.accounts.roles import Right, may
from khabar.register.accounts.sessions import drop_sessions, note_sign_in


@receiver(user_logged_in)
@transaction.atomic
def signed_in(sender: object, request: HttpRequest, user: User, **_: Any) -> None:
    """Write a new session down; the gate then makes the device known."""
    note = note_sign_in(request, user)
    audit(user, "signed in", f"sign-in {note.pk}", by=getattr(request, "signed_in_by", "other"))
    prove(request)
    vars(request)["just_signed_in"] = user.username


@receiver(user_logged_out)
@transaction.atomic
def signed_out(sender: object, request: HttpRequest, user: User | None, **_: Any) -> None:
    """Strike the session that somebody ended themselves."""
    ended = SignIn.objects.filter(user=user, session_key=request.session.session_key or "").first()
    if ended:
        audit(user, "signed out", f"sign-in {ended.pk}")
        ended.delete()


@transaction.atomic
def end_sessions(user: User, actor: User, only: int | None = None, spare: str | None = None) -> int:
    """End sessions of oneself, or as an administrator of anyone; returns how many. Raises PermissionDenied."""
    if actor.pk != user.pk and not may(actor, Right.ADMINISTER):
        raise PermissionDenied
    ended = drop_sessions(user, only, spare)
    audit(actor, "sessions ended", f"user {user.pk}", sessions=ended)
    return ended
