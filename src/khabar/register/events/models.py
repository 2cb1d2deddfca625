"""The controlled list of facilities. Nothing of it is ever deleted: it is merged, taken off the list, put back."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.model import new_public_id
from khabar.register.accounts.models import User
from khabar.register.accounts.versions import Versioned


class Kind(models.TextChoices):
    """What a facility is, in neutral words."""

    PRISON = "prison", _("Prison")
    BRANCH = "branch", _("Branch of a service")
    POST = "post", _("Police post or checkpoint")
    CAMP = "camp", _("Camp or barracks")
    HOSPITAL = "hospital", _("Hospital")
    COURT = "court", _("Court")
    MAKESHIFT = "makeshift", _("Makeshift place of detention")
    OTHER = "other", _("Other")


class Facility(Versioned):
    """A place where people are held, or taken to, under its names in Arabic and Latin letters (one may be empty).

    `pcode` is the smallest administrative unit that is known of it. What is merged leads to `merged_into`; what is off
    the list matches nothing until it is put back.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    name_ar = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    pcode = models.CharField(max_length=8)
    note = models.TextField()
    is_listed = models.BooleanField(default=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="absorbed")

    class Meta:
        ordering: ClassVar = ["name_ar", "name_en", "id"]

    def __str__(self) -> str:
        return self.name_ar or self.name_en


class FacilityName(models.Model):
    """A spelling that means a facility: one of its two names, or a free text that somebody assigned to it.

    `folded` is what spellings are compared by (`readers.fold_facility`). What was taken back stays, unused.
    """

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="names")
    text = models.TextField()
    folded = models.TextField(db_index=True)
    is_own = models.BooleanField(default=False)
    is_used = models.BooleanField(default=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-is_own", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["facility", "folded"], name="facility_spelling")]

    def __str__(self) -> str:
        return self.text
