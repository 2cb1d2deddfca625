"""The writes about second factors, each with its audit entry in one transaction."""

from collections.abc import Iterable
from time import time

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.factors import codes, passkeys, recovery, sealed
from khabar.register.accounts.factors.queries import ONE, has_factor
from khabar.register.accounts.models import App, FactorPolicy, Passkey, RecoveryCode, User
from khabar.register.accounts.roles import Right, Role, needs
from khabar.register.accounts.sessions import drop_sessions
from khabar.register.accounts.versions import edit

MOST_PASSKEYS = 10


def owner_of_app(user: User) -> str:
    """For whom the secret of an app is sealed."""
    return f"app of user {user.pk}"


def _lock(user: User) -> None:
    """Two requests of one user go one after the other. Call inside the transaction."""
    User.objects.select_for_update().get(pk=user.pk)


def _end_others(user: User, first: bool, session_key: str | None) -> int:
    """With the first factor, the sessions end that began without one; but not the one it was set up in."""
    return drop_sessions(user, spare=session_key or "") if first else 0


@transaction.atomic
def add_app(user: User, secret: bytes, said: str, session_key: str | None = None) -> App:
    """Add an authenticator app once it shows the right code. Raises BadInput."""
    _lock(user)
    if App.objects.filter(user=user).exists():
        raise BadInput(_("You have an authenticator app already. Remove it first."))
    step = codes.step_of(secret, said, time())
    if step is None:
        raise BadInput(_("This is not the code that the app shows now. Look at the clock of the phone and try again."))
    first = not has_factor(user)
    kept = sealed.seal(secret, owner_of_app(user))
    app = App.objects.create(user=user, sealed=kept, last_step=step)
    ended = _end_others(user, first, session_key)
    audit(user, "app added", f"user {user.pk}", app=app.pk, sessions_ended=ended)
    return app


@transaction.atomic
def add_passkey(user: User, name: str, new: passkeys.NewPasskey, session_key: str | None = None) -> Passkey:
    """Add a passkey that a device just made. Raises BadInput."""
    _lock(user)
    if user.passkeys.count() >= MOST_PASSKEYS:
        raise BadInput(_("You have 10 passkeys already. Remove one first."))
    first = not has_factor(user)
    try:
        with transaction.atomic():
            key = Passkey.objects.create(
                user=user,
                name=name,
                host=new.host,
                handle=new.handle,
                credential_id=new.credential_id,
                credential=new.credential,
                counter=new.counter,
                alone=new.alone,
            )
    except IntegrityError as error:
        raise BadInput(_("This passkey is here already.")) from error
    ended = _end_others(user, first, session_key)
    audit(user, "passkey added", f"user {user.pk}", passkey=key.pk, sessions_ended=ended)
    return key


@transaction.atomic
def rename_passkey(key: Passkey, name: str) -> None:
    """Give one's passkey another name."""
    key.name = name
    key.save(update_fields=["name"])
    audit(key.user, "passkey renamed", f"user {key.user_id}", passkey=key.pk)


@transaction.atomic
def remove_app(user: User) -> bool:
    """Remove one's authenticator app; returns whether it was the last factor, so that recovery codes went too."""
    _lock(user)
    for app in App.objects.filter(user=user):
        audit(user, "app removed", f"user {user.pk}", app=app.pk)
        app.delete()
    return _tidy(user)


@transaction.atomic
def remove_passkey(key: Passkey) -> bool:
    """Remove one's passkey; returns whether it was the last factor, so that recovery codes went too."""
    user = key.user
    _lock(user)
    audit(user, "passkey removed", f"user {user.pk}", passkey=key.pk)
    key.delete()
    return _tidy(user)


def _tidy(user: User) -> bool:
    if has_factor(user):
        return False
    user.recovery_codes.all().delete()
    return True


@transaction.atomic
def make_codes(user: User) -> list[str]:
    """Make new recovery codes, which replace the old; they are kept as digests only. Raises BadInput."""
    _lock(user)
    if not has_factor(user):
        raise BadInput(_("Recovery codes stand in for an app or a passkey. Add one of these first."))
    made = recovery.new_codes()
    user.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=sealed.digest(recovery.plain(code), f"user {user.pk}")) for code in made
    )
    audit(user, "recovery codes made", f"user {user.pk}", codes=len(made))
    return made


@needs(Right.ADMINISTER)
@transaction.atomic
def reset_factors(user: User, actor: User | None = None) -> dict[str, int]:
    """Take every second factor of a user away, who then signs in by password; returns how many. Raises BadInput.

    For who lost the phone. Their sessions end. One's own are removed on one's own page, one by one.
    """
    if actor is not None and actor.pk == user.pk:
        raise BadInput(_("Remove your own under My account, or ask another administrator."))
    _lock(user)
    gone = {
        "apps": App.objects.filter(user=user).delete()[0],
        "passkeys": user.passkeys.all().delete()[0],
        "codes": user.recovery_codes.all().delete()[0],
    }
    audit(actor, "second factors reset", f"user {user.pk}", **gone, sessions_ended=drop_sessions(user))
    return gone


@needs(Right.ADMINISTER)
@transaction.atomic
def set_policy(roles: Iterable[Role], seen: int, actor: User | None = None) -> FactorPolicy:
    """Say which roles must have a second factor. Raises Stale when somebody else said so meanwhile."""
    kept = FactorPolicy.objects.get_or_create(pk=ONE)[0]
    before, wanted = kept.roles, sorted(set(roles))
    kept = edit(kept, seen, roles=wanted)
    audit(actor, "second factors required", "policy", before=before, after=wanted)
    return kept


@transaction.atomic
def note_use(key: Passkey, counter: int) -> bool:
    """Keep that a passkey was used; False when another request used it with a later counter meanwhile."""
    same = Passkey.objects.filter(pk=key.pk, counter=key.counter)
    return bool(same.update(counter=counter, used_at=timezone.now()))
