"""Ways to come back without the card. In plain only that somebody asked for a code, when; and keys of devices."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from khabar.model import new_public_id


class Use(models.TextChoices):
    """What a code is for: to open one's notes, or to show that an address is one's own."""

    OPEN = "open"
    CONFIRM = "confirm"


class Asked(models.Model):
    """Somebody asked for a code; it is typed in the browser that asked. Right once, and only until `until`.

    To open notes, `enquiry` and `digest` are empty until the worker finds that the address is known, so a page that
    asks does the same work for every address. In no backup; gone within a day.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    use = models.CharField(max_length=10, choices=Use)
    enquiry = models.ForeignKey("families.Enquiry", null=True, on_delete=models.CASCADE, related_name="asked")
    digest = models.CharField(max_length=64, default="")
    wrong = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    class Meta:
        app_label = "families"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"code {self.public_id}"


class Device(models.Model):
    """A passkey on a telephone or computer of a family: its public key and the host name that it works at.

    It says nothing of who they are. In no backup: after a restore, the card opens the notes.
    """

    enquiry = models.ForeignKey("families.Enquiry", on_delete=models.CASCADE, related_name="devices")
    host = models.CharField(max_length=253)
    handle = models.CharField(max_length=64)
    credential_id = models.CharField(max_length=1400, unique=True)
    credential = models.BinaryField()
    counter = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "families"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"device {self.pk}"
