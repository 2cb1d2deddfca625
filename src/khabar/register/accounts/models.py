"""Users, and the audit log of the register."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class User(AbstractUser):
    """Somebody who signs in. The first administrator is made by a local command, never over the network."""

    is_administrator = models.BooleanField(default=False)


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
    detail = models.JSONField(default=dict)

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
