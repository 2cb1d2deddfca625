"""Tables of what is on its way in: uploaded files, how columns of a source are meant, and long work on documents."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.model import new_public_id
from khabar.register.accounts.models import User
from khabar.register.accounts.versions import Versioned
from khabar.register.documents.models import Document, Source
from khabar.register.verbatim import VerbatimJSONField


class Upload(Versioned):
    """A file that somebody chose, sealed in the store, before it is taken in: as what, and how it would be read.

    `survey` is what a look through it found ({} while that is still to come), `refusal` why it can't be read.
    `columns` are a person's corrections: by sheet, header -> field ("" to keep it as it stands).
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    source_name = models.TextField()
    list_name = models.TextField(default="")
    encoding = models.TextField(default="")
    delimiter = models.TextField(default="")
    dated = models.CharField(max_length=60, default="")
    columns = VerbatimJSONField(default=dict)
    survey = VerbatimJSONField(default=dict)
    refusal = models.TextField(default="")
    follows = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="+")
    edition = VerbatimJSONField(default=dict)
    is_discarded = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_looked_through(self) -> bool:
        return bool(self.survey or self.refusal)


class Mapping(models.Model):
    """How a person said that the columns of one kind of table from a source are meant: header -> field.

    `signature` is a digest of the headers; a table with the same ones from the same source is read the same next time.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="mappings")
    signature = models.CharField(max_length=64)
    columns = VerbatimJSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "signature"], name="mapping_of_headers")]

    def __str__(self) -> str:
        return f"{self.source}: {len(self.columns)} columns"


class Kind(models.TextChoices):
    """What is done."""

    TAKE_IN = "take in", _("Taking in")
    UNDO = "undo", _("Undoing the intake")


class State(models.TextChoices):
    """How it stands with it."""

    WAITING = "waiting", _("waiting for its turn")
    RUNNING = "running", _("under way")
    STOPPED = "stopped", _("stopped by a person")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    FAILED = "failed", _("failed")


OPEN = (State.WAITING, State.RUNNING)


class Job(models.Model):
    """Long work on one document, done by the background worker and watched on a page.

    `task` is the key of the task that is to do it. `edition` counts what an edition added, changed and left out.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    upload = models.ForeignKey(Upload, null=True, on_delete=models.SET_NULL, related_name="jobs")
    document = models.ForeignKey(Document, null=True, on_delete=models.CASCADE, related_name="jobs")
    file_name = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    began_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    began_with = models.PositiveBigIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    is_to_stop = models.BooleanField(default=False)
    message = models.TextField(default="")
    task = models.CharField(max_length=36, default="")
    was_held = models.BooleanField(default=False)
    edition = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
