"""Link runs: one execution of linkage on what the register holds."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.model import new_public_id
from khabar.register.accounts.models import User
from khabar.register.verbatim import VerbatimJSONField


class RunState(models.TextChoices):
    """How far a link run is. Persons follow from it only once somebody accepted it."""

    WAITING = "waiting", _("waiting for the background worker")
    RUNNING = "running", _("under way")
    PROPOSED = "proposed", _("proposed: look at what would change")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    TAKEN_BACK = "taken back", _("accepted, and taken back")
    FAILED = "failed", _("failed")


class Why(models.TextChoices):
    """Why a run looked at everything."""

    FIRST = "first", _("it is the first")
    ASKED = "asked", _("somebody asked for it")
    MUCH = "much", _("more than a quarter was new, changed or gone")
    LOST = "lost", _("the files of earlier runs are no longer there")


class LinkRun(models.Model):
    """Recipe, counts and outcome of one run; its files stand in the data directory under `runs/PUBLIC_ID/`.

    A whole run looked at everything, and `why` says for what reason; any other only at what was new or changed since
    the run `against`. `before` are the runs that were in force when it was accepted. An empty recipe is the default.
    `changes` holds what accepting it would do to persons: counts, and the first merges and splits by key.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    engine = models.CharField(max_length=20)
    counts = VerbatimJSONField(default=dict)
    is_whole = models.BooleanField(default=True)
    why = models.CharField(max_length=10, choices=Why, default="")
    against = models.CharField(max_length=22, default="")
    before = VerbatimJSONField(default=list)
    recipe = VerbatimJSONField(default=dict)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    stage = models.CharField(max_length=60, default="")
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    changes = VerbatimJSONField(default=dict)
    refusal = models.TextField(default="")
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.public_id} {self.at:%Y-%m-%d}"
