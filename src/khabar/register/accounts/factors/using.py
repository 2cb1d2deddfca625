"""A second factor is shown: each proof counts once, and what is wrong is written down."""

import logging
from time import time

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from khabar.register.accounts.actions import audit
from khabar.register.accounts.factors import codes, recovery, sealed
from khabar.register.accounts.factors.actions import owner_of_app
from khabar.register.accounts.models import App, User

log = logging.getLogger(__name__)


MOST_WRONG_CODES = 30
"""Wrong codes after which only devices known for the user may show more: guessing 30 times 3 in 1,000,000 codes."""


def takes_codes(user: User, known_device: bool) -> bool:
    """Whether codes of the user's app are still taken on a device; after too many wrong ones only on known ones."""
    app = App.objects.filter(user=user).first()
    return app is not None and (known_device or app.refused < MOST_WRONG_CODES)


def use_app_code(user: User, said: str, known_device: bool = False) -> bool:
    """Whether it is the code that the user's app shows. A code counts once, and none older than it afterwards."""
    app = App.objects.filter(user=user).first()
    if app is None or not takes_codes(user, known_device):
        return False
    try:
        secret = sealed.unseal(bytes(app.sealed), owner_of_app(user))
    except sealed.Unreadable:
        log.error("%s can't be read with the secret.key of this register; reset the factors of user %s", app, user.pk)
        return False
    step = codes.step_of(secret, said, time(), after=app.last_step)
    if step is None:
        App.objects.filter(pk=app.pk).update(refused=F("refused") + 1)
        return False
    later = App.objects.filter(pk=app.pk, last_step__lt=step)
    return bool(later.update(last_step=step, refused=0, used_at=timezone.now()))


@transaction.atomic
def use_recovery_code(user: User, said: str) -> bool:
    """Whether it is one of the user's printed codes, unused; it is used up then."""
    typed = recovery.plain(said)
    if not typed:
        return False
    unused = user.recovery_codes.filter(digest=sealed.digest(typed, f"user {user.pk}"), used_at=None)
    if not unused.update(used_at=timezone.now()):
        return False
    audit(user, "recovery code used", f"user {user.pk}", left=user.recovery_codes.filter(used_at=None).count())
    return True


@transaction.atomic
def note_refusal(user: User) -> None:
    """Write down that somebody gave this user's password and then a wrong second factor."""
    audit(user, "second factor refused", f"user {user.pk}")
