"""Tables of giving to others: the organisations that families may choose, and what was carried away, by whom."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from khabar.model import new_public_id
from khabar.register.accounts.models import User


class Recipient(models.Model):
    """An organisation that families may choose. Its name is never changed: who consented, consented to that name.

    Off the list it is chosen by nobody and gets nothing new, whoever named it.
    """

    name = models.CharField(max_length=120, unique=True)
    is_listed = models.BooleanField(default=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "families"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Parcel(models.Model):
    """What somebody carries away, or asks to: how many enquiries, never which; those say so in their own vaults.

    A file of one enquiry is one too, taken at once, its recipient in the vault alone. `until`: when it can't be taken
    any more. `agreed` is the word of a second person, None while there is none, or none is needed.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    purpose = models.CharField(max_length=10)
    recipient = models.CharField(max_length=300, default="")
    reason = models.CharField(max_length=300, default="")
    enquiries = models.PositiveIntegerField(default=1)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField(null=True)
    answer = models.CharField(max_length=300, default="")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "families"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"parcel {self.public_id}"
