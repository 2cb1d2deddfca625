"""Users, their invitations, sign-ins and second factors, and the audit log of the register."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from khabar.register.accounts.roles import Role
from khabar.register.accounts.versions import Versioned
from khabar.register.verbatim import VerbatimJSONField

INVITATION_LIFE = timedelta(hours=72)
DRAFT_LIFE = timedelta(days=30)


class User(AbstractUser, Versioned):
    """Somebody who signs in. The first administrator is made by a local command, never over the network."""

    role = models.CharField(max_length=20, choices=Role, default=Role.READER)


class Invitation(models.Model):
    """A link that makes one user, once, within 72 hours. Only the SHA-256 of its secret is kept."""

    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=Role)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def ends(self) -> datetime:
        return self.at + INVITATION_LIFE


class SignIn(models.Model):
    """One session of a user: since when, last seen, from which network (no full address), with which browser."""

    session_key = models.CharField(max_length=40, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    network = models.CharField(max_length=45)
    browser = models.CharField(max_length=60)

    class Meta:
        ordering: ClassVar = ["-seen_at"]

    def __str__(self) -> str:
        return f"sign-in {self.pk}"


class Identity(models.Model):
    """Which register these tables belong to: one row, with the id that stands in the data directory as well."""

    register_id = models.CharField(max_length=22)

    def __str__(self) -> str:
        return self.register_id


class App(models.Model):
    """The authenticator app of a user: its secret, sealed, and the last period whose code was used.

    `refused` counts wrong codes since the last right one: six digits can be guessed by who has time.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="app")
    sealed = models.BinaryField()
    last_step = models.BigIntegerField(default=-1)
    refused = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"app {self.pk}"


class Passkey(models.Model):
    """A passkey of a user: its public key, and the host name that it works at.

    `handle` stands for the user inside the passkey, random and the same for all of theirs. `counter` counts what the
    device signed, where the device counts. `alone` is whether it was made to sign in without a name and password.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    host = models.CharField(max_length=253)
    handle = models.CharField(max_length=64)
    credential_id = models.CharField(max_length=1400, unique=True)
    credential = models.BinaryField()
    counter = models.PositiveBigIntegerField(default=0)
    alone = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"passkey {self.pk}"


class RecoveryCode(models.Model):
    """A printed code that stands in for a lost phone or key, once. Only a keyed digest of it is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "digest"], name="one_digest_a_user")]

    def __str__(self) -> str:
        return f"recovery code {self.pk}"


class FactorPolicy(Versioned):
    """The roles whose users must have a second factor. There is one row."""

    roles = VerbatimJSONField(default=list)

    def __str__(self) -> str:
        return "which roles need a second factor"


class ChainHead(models.Model):
    """Where a hash chain stands: how long it is and the hash of its last entry."""

    name = models.CharField(max_length=20, primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.name}: {self.length}"


class AuditEntry(models.Model):
    """One write to the register: who did what to which subject. Ids, digests and counts only, never personal data."""

    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    detail = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"

    def content(self) -> dict[str, object]:
        """What the hash covers, besides the previous hash."""
        return {
            "at": self.at.isoformat(),
            "actor": self.actor_id,
            "action": self.action,
            "subject": self.subject,
            "detail": self.detail,
        }


class Budget(models.Model):
    """How much of something somebody used in a stretch of time; `who` is a keyed digest. Kept for hours."""

    who = models.CharField(max_length=64)
    kind = models.CharField(max_length=20)
    since = models.DateTimeField()
    spent = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["who", "kind"], name="one_allowance")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.spent}"


class Draft(models.Model):
    """What a user typed into a form and has not sent yet, kept so that a lost session loses nothing; for a month.

    `form` names the form and what it is about ("review 12-345"); `texts` are its fields.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=120)
    texts = VerbatimJSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "form"], name="one_draft_a_form")]

    def __str__(self) -> str:
        return f"draft {self.pk}"
