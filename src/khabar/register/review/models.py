"""What waits for people's eyes, who holds it just now, and what each said. Judgements themselves stand in `people`."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.model import Verdict, new_public_id
from khabar.register.accounts.models import User
from khabar.register.documents.models import Record
from khabar.register.people.models import Decision
from khabar.register.verbatim import VerbatimJSONField

HELD_FOR = timedelta(minutes=5)
"""How long a pair is kept for one reviewer."""


class Stage(models.TextChoices):
    """Whose eyes a pair waits for."""

    FIRST = "first", _("waits for somebody")
    SECOND = "second", _("waits for a second opinion")
    SENIOR = "senior", _("waits for a senior: two people disagree")


class Suggestion(models.Model):
    """A pair of records worth looking at (`record_a` is the lower key). Made anew at any time; never the only place
    of anything.

    `usefulness` orders the queue (`usefulness.py`), `facts` are what it was reckoned from, `evidence` the pair's row in
    the files of the link run that weighed it. `is_linked` is whether one person holds both just now.
    """

    record_a = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", db_index=False)
    record_b = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=6, choices=Stage, default=Stage.FIRST)
    is_check = models.BooleanField(default=False)
    is_linked = models.BooleanField(default=False)
    run = models.CharField(max_length=22, default="")
    weight = models.FloatField(null=True)
    probability = models.FloatField(null=True)
    usefulness = models.FloatField(default=0.0)
    facts = VerbatimJSONField(default=dict)
    evidence = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-usefulness", "record_a_id", "record_b_id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["record_a", "record_b"], name="suggested_once")]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-usefulness", "record_a", "record_b"], name="suggestion_order"),
            models.Index(fields=["stage"], condition=models.Q(is_check=True), name="suggestion_check"),
        ]

    def __str__(self) -> str:
        return f"{self.record_a_id}-{self.record_b_id}"


class Hold(models.Model):
    """That one reviewer has a pair before them, so that nobody else gets it. It ends by itself."""

    record_a = models.BigIntegerField()
    record_b = models.BigIntegerField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["record_a", "record_b"], name="held_by_one")]

    def __str__(self) -> str:
        return f"{self.record_a}-{self.record_b} until {self.until:%H:%M}"


class Skip(models.Model):
    """That a reviewer put a pair aside: they get it again when nothing else is left, others as before."""

    record_a = models.BigIntegerField()
    record_b = models.BigIntegerField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "record_a", "record_b"], name="put_aside_once")
        ]

    def __str__(self) -> str:
        return f"{self.record_a}-{self.record_b}"


class Opinion(models.Model):
    """What one reviewer said of a pair in the queue, when, why, and after how many seconds. Kept for ever.

    Without a `decision` it waits: for a second person, or for a senior. `entered_by` is the opinion with which it
    became a decision, maybe itself. `taken_back_at` says that its giver undid it. `why_heavy` names what made it wait.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    record_a = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    record_b = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=[(verdict.value, verdict.value) for verdict in Verdict])
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    seconds = models.FloatField(null=True)
    why_heavy = VerbatimJSONField(default=list)
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="entered")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.verdict} on {self.record_a_id}-{self.record_b_id}"


class CheckSample(models.Model):
    """Pairs drawn by chance to check the linkage: of which runs, and how many pairs each stratum has and gave.

    `strata` are {is_linked, low, high, pairs, drawn} (match probabilities); `seed` draws the same pairs again.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    runs = VerbatimJSONField(default=list)
    strata = VerbatimJSONField(default=list)
    seed = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.public_id


class CheckPair(models.Model):
    """One drawn pair, and the number of its stratum."""

    sample = models.ForeignKey(CheckSample, on_delete=models.PROTECT, related_name="pairs")
    record_a = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    record_b = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    stratum = models.PositiveSmallIntegerField()
    run = models.CharField(max_length=22)
    weight = models.FloatField()
    probability = models.FloatField()

    def __str__(self) -> str:
        return f"{self.record_a_id}-{self.record_b_id}"
