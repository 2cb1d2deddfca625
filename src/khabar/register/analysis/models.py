"""Link runs: one execution of linkage on what the register holds."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from khabar.model import new_public_id
from khabar.register.accounts.models import User
from khabar.register.verbatim import VerbatimJSONField


class LinkRun(models.Model):
    """Recipe, counts and outcome of one run; its files stand in the data directory under `runs/PUBLIC_ID/`."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    engine = models.CharField(max_length=20)
    counts = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.public_id} {self.at:%Y-%m-%d}"
