"""The writes about users, and the two that every other app's writes call: `audit` and `extend_chain`."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.evidence import GENESIS, link_hash
from khabar.model import BadInput
from khabar.register.accounts.holdings import HOLDINGS
from khabar.register.accounts.models import AuditEntry, ChainHead, User
from khabar.register.accounts.roles import Right, Role, needs
from khabar.register.accounts.sessions import drop_sessions
from khabar.register.accounts.versions import edit


def extend_chain(name: str, content: dict[str, object]) -> tuple[str, str]:
    """Append one entry to the hash chain `name`; returns (previous hash, its own hash). Call inside a transaction."""
    head, _created = ChainHead.objects.select_for_update().get_or_create(name=name, defaults={"last_hash": GENESIS})
    previous = head.last_hash
    head.last_hash = link_hash(previous, content)
    head.length += 1
    head.save()
    return previous, head.last_hash


def audit(actor: User | None, action: str, subject: str, **detail: Any) -> AuditEntry:
    """Write down that `actor` (None: the local operator) did `action` to `subject`, in the transaction of the write."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an audit entry belongs into the transaction of the write it tells of")
    entry = AuditEntry(actor=actor, action=action, subject=subject, detail=detail, at=timezone.now())
    entry.previous_hash, entry.hash = extend_chain("audit", entry.content())
    entry.save()
    return entry


def add_user(name: str, password: str, *, role: Role, actor: User | None = None) -> User:
    """Add somebody who may sign in. Raises BadInput when the name is taken or the password too weak.

    Who may call it is decided by its callers: the local operator, or somebody who holds an invitation.
    """
    user = User(username=name, role=role)
    _check(user, password)
    user.set_password(password)
    with transaction.atomic():
        if User.objects.filter(username=name).exists():
            raise BadInput(_("There is a user of this name already. Choose another name."))
        user.save()
        audit(actor, "user added", f"user {user.pk}", role=role)
    return user


def set_password(user: User, password: str, actor: User | None = None) -> None:
    """Give a user another password; their sessions end. Raises BadInput when it is too weak."""
    _check(user, password)
    user.set_password(password)
    with transaction.atomic():
        user.save(update_fields=["password"])
        audit(actor, "password set", f"user {user.pk}", sessions_ended=drop_sessions(user))


def _check(user: User, password: str) -> None:
    try:
        User._meta.get_field("username").run_validators(user.username)
        validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error


@needs(Right.ADMINISTER)
@transaction.atomic
def change_role(user: User, role: Role, seen: int, actor: User | None = None) -> User:
    """Give a user another role. Raises BadInput for one's own and for the last administrator, Stale when edited."""
    _keep_an_administrator(user, actor, stays=role == Role.ADMINISTRATOR)
    before = user.role
    user = edit(user, seen, role=role)
    audit(actor, "role changed", f"user {user.pk}", before=before, after=role)
    return user


@needs(Right.ADMINISTER)
@transaction.atomic
def set_active(user: User, active: bool, seen: int, actor: User | None = None) -> User:
    """Disable a user, whose sessions end at once, or let them in again. Raises BadInput and Stale as `change_role`."""
    _keep_an_administrator(user, actor, stays=active)
    user = edit(user, seen, is_active=active)
    ended = 0 if active else drop_sessions(user)
    audit(actor, "user enabled" if active else "user disabled", f"user {user.pk}", sessions_ended=ended)
    return user


def _keep_an_administrator(user: User, actor: User | None, *, stays: bool) -> None:
    """Nobody changes their own standing, and one active administrator stays. Call inside the transaction."""
    if actor is not None and actor.pk == user.pk:
        raise BadInput(_("Nobody changes their own role or access. Ask another administrator."))
    administrators = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    if not stays and [found.pk for found in administrators] == [user.pk]:
        raise BadInput(_("This is the last administrator. Make another one first."))


@needs(Right.ADMINISTER)
@transaction.atomic
def hand_over(user: User, to: User, actor: User | None = None) -> dict[str, int]:
    """Give everything a user holds open to another, active one; returns how many of each kind. Raises BadInput."""
    if to.pk == user.pk or not to.is_active:
        raise BadInput(_("Work goes to another user who is not disabled."))
    given = {holding.name: holding.give(user, to) for holding in HOLDINGS}
    audit(actor, "work handed over", f"user {user.pk}", to=to.pk, **given)
    return given
