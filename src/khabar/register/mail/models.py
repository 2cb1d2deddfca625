"""The outbox. In plain it says which fixed text waits since when; where it goes and what it holds lies sealed."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from khabar.model import new_public_id


class State(models.TextChoices):
    """How far a mail is. Dropped: when it was to be sent, there was nobody any more to send it to."""

    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    GIVEN_UP = "given up"


class Letter(models.Model):
    """One mail. `sealed` goes as soon as it ended; `trouble` is why the last try failed, in words of our own.

    `until` is when it would come too late. In no backup.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    sealed = models.BinaryField(default=bytes)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=120, default="")
    task = models.CharField(max_length=40, default="")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"mail {self.public_id}"
