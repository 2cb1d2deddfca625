"""The writes of this app, and the two that every other app's writes call: `audit` and `extend_chain`."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from khabar.evidence import GENESIS, link_hash
from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry, ChainHead, User


def extend_chain(name: str, content: dict[str, object]) -> tuple[str, str]:
    """Append one entry to the hash chain `name`; returns (previous hash, its own hash). Call inside a transaction."""
    head, _ = ChainHead.objects.select_for_update().get_or_create(name=name, defaults={"last_hash": GENESIS})
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


def add_user(name: str, password: str, *, is_administrator: bool, actor: User | None = None) -> User:
    """Add somebody who may sign in. Raises BadInput when the name is taken or the password too weak."""
    user = User(username=name, is_administrator=is_administrator)
    try:
        validate_password(password, user)
        User.username_validator(name)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    user.set_password(password)
    with transaction.atomic():
        if User.objects.filter(username=name).exists():
            raise BadInput(f"There is a user “{name}” already. Choose another name.")
        user.save()
        audit(actor, "user added", f"user {user.pk}", administrator=is_administrator)
    return user


def set_password(user: User, password: str, actor: User | None = None) -> None:
    """Give a user another password; their sessions end. Raises BadInput when it is too weak."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    user.set_password(password)
    with transaction.atomic():
        user.save()
        audit(actor, "password set", f"user {user.pk}")
