"""Invitations: a link, shown once, with which one person makes their own account."""

import secrets
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.actions import add_user, audit
from khabar.register.accounts.models import INVITATION_LIFE, Invitation, User
from khabar.register.accounts.roles import Right, Role, needs


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


@needs(Right.ADMINISTER)
@transaction.atomic
def invite(role: Role, actor: User | None = None) -> str:
    """Invite somebody to a role; returns the secret of the link, which is kept nowhere."""
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(digest=_digest(secret), role=role, made_by=actor)
    audit(actor, "user invited", f"invitation {invitation.pk}", role=role)
    return secret


@needs(Right.ADMINISTER)
@transaction.atomic
def withdraw(invitation: Invitation, actor: User | None = None) -> None:
    """Take an invitation back before it was used."""
    audit(actor, "invitation withdrawn", f"invitation {invitation.pk}")
    invitation.delete()


def open_invitations() -> list[Invitation]:
    """The invitations that may still be used, the latest first."""
    return list(Invitation.objects.filter(at__gt=timezone.now() - INVITATION_LIFE))


def find(secret: str) -> Invitation | None:
    """The invitation of this link, if it may still be used."""
    return Invitation.objects.filter(digest=_digest(secret), at__gt=timezone.now() - INVITATION_LIFE).first()


@transaction.atomic
def accept(secret: str, name: str, password: str) -> User:
    """Make the account of who holds this link; the link is used up. Raises BadInput; then it may be used again."""
    invitation = find(secret)
    if invitation is None or not Invitation.objects.filter(pk=invitation.pk).delete()[0]:
        raise BadInput(_("This invitation was used or has run out. Ask for another."))
    user = add_user(name, password, role=Role(invitation.role), actor=invitation.made_by)
    audit(user, "invitation accepted", f"invitation {invitation.pk}")
    return user
