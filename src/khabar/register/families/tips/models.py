"""The places of detention of which families may be told that they exist, and from when to when."""

from typing import ClassVar

from django.db import models

from khabar.register.events.models import Facility


class PublicPlace(models.Model):
    """A facility of the controlled list that is publicly known; what is not here is not confirmed to anybody.

    `opened` and `closed` are dates as EDTF, "" where nobody knows or it still stands.
    """

    facility = models.OneToOneField(Facility, on_delete=models.PROTECT, related_name="+")
    opened = models.CharField(max_length=30, default="")
    closed = models.CharField(max_length=30, default="")

    class Meta:
        app_label = "families"
        ordering: ClassVar = ["facility"]

    def __str__(self) -> str:
        return str(self.facility)
