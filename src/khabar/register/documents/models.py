"""Tables of what came in. Field names are those of `khabar.model`; `convert.py` turns one into the other."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.model import Reliability, distinct_id, new_public_id
from khabar.register.accounts.models import User
from khabar.register.verbatim import VerbatimJSONField


class Standing(models.TextChoices):
    """Whether a document still stands as its source gave it out. What was taken back is kept, with what rests on it."""

    STANDS = "stands", _("stands")
    CORRECTED = "corrected", _("corrected by its source")
    RETRACTED = "retracted", _("retracted")


class Source(models.Model):
    """Who publishes or tells."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    name = models.CharField(max_length=300, unique=True)
    reliability = models.CharField(
        max_length=1, default=Reliability.UNJUDGED, choices=[(grade.value, grade.value) for grade in Reliability]
    )

    def __str__(self) -> str:
        return self.name


class RecordList(models.Model):
    """A named set of records that counts as one inclusion process; it spans editions and copies."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    name = models.TextField(unique=True)

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """One thing received, sealed as it came: the store holds its bytes under `digest`.

    `language` is what a person said, for all its claims; without it, that of each claim is read.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    file_name = models.CharField(max_length=500)
    form = models.CharField(max_length=20)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="documents")
    chain = VerbatimJSONField(default=list)
    standing = models.CharField(max_length=10, default=Standing.STANDS, choices=Standing)
    language = models.CharField(max_length=8, blank=True, default="", db_default="")
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-received_at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class Ruling(models.TextChoices):
    """What people hold of something that khabar noticed."""

    NOTICED = "noticed", _("noticed; nobody has looked at it yet")
    CONFIRMED = "confirmed", _("confirmed by a person")
    REJECTED = "rejected", _("rejected by a person")


class Dependence(models.Model):
    """Two documents that are not independent, as far as their rows show it: one rests on the other, or both on a third.

    `earlier` came first where dates say so (`is_dated`), else was held first. `told` holds what it rests on
    (`checks.copied.Copy`), rows as keys of records. Where the rows do not show it any more (`is_seen`) it stays only
    if a person ruled on it. Until somebody rejects it both count as one source.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    earlier = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    later = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    is_dated = models.BooleanField()
    sure = models.CharField(max_length=10)
    told = VerbatimJSONField(default=dict)
    is_seen = models.BooleanField(default=True)
    ruling = models.CharField(max_length=10, default=Ruling.NOTICED, choices=Ruling)
    noticed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["earlier", "later"], name="dependence_pair")]

    def __str__(self) -> str:
        return f"{self.earlier} · {self.later}"


class BearerName(models.Model):
    """Words of attribution chains of which a person said whether they name this source (`ruling`)."""

    text = models.TextField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="bearer_names")
    ruling = models.CharField(max_length=10, choices=Ruling)

    class Meta:
        ordering: ClassVar = ["text"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["text", "source"], name="bearer_name")]

    def __str__(self) -> str:
        return self.text


class Table(models.Model):
    """One table of a document: the sheet and row of its header, and for each column what it was taken for, how surely.

    `reason` says why its rows are no records ("" when they are). `month_first` names the date fields whose
    column writes the month before the day.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveIntegerField()
    sheet = models.TextField(default="")
    header_row = models.PositiveIntegerField()
    headers = VerbatimJSONField(default=list)
    fields = VerbatimJSONField(default=list)
    sureness = VerbatimJSONField(default=list)
    reason = models.TextField(default="")
    month_first = VerbatimJSONField(default=list)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "number"], name="table_number")]

    def __str__(self) -> str:
        return f"{self.document}: {self.sheet or self.number}"


class Intake(models.Model):
    """How far the parts of a document have been taken in. A killed intake goes on from `parts_done`.

    `follows` is the earlier edition of the same list. An intake can be undone as a whole, and then says so for ever:
    the document and its bytes stay, what was made of them is gone.

    `tables_done` counts the tables that those parts opened: the next row belongs to the last of them. `tally` counts by
    field how many values were read, are unread, or say themselves that they are unknown, `read_with` by which versions.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True)
    options = VerbatimJSONField(default=dict)
    list_name = models.TextField()
    parts = models.PositiveBigIntegerField()
    parts_done = models.PositiveBigIntegerField(default=0)
    tables_done = models.PositiveIntegerField(default=0)
    records = models.PositiveBigIntegerField(default=0)
    rejected = models.PositiveBigIntegerField(default=0)
    paragraphs = models.PositiveBigIntegerField(default=0)
    notes = VerbatimJSONField(default=dict)
    tally = VerbatimJSONField(default=dict)
    read_with = models.TextField(default="")
    is_done = models.BooleanField(default=False)
    follows = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="editions")
    undo_began_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    undone_why = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.document}: {self.parts_done} of {self.parts}"

    @property
    def unread(self) -> int:
        """How many values could not be read, over all fields."""
        return sum(counts["unread"] for counts in self.tally.values())


class Record(models.Model):
    """One mention of one person in one document, verbatim. `repeat` counts earlier uses of `given_id` in its list.

    `readings` is what its values were read as (`readings.py`). Row 0 says that a person entered it by hand.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="records", db_index=False)
    list = models.ForeignKey(RecordList, on_delete=models.PROTECT, related_name="records", db_index=False)
    given_id = models.TextField()
    repeat = models.PositiveIntegerField(default=0)
    sheet = models.TextField(default="")
    row = models.PositiveIntegerField()
    name = models.TextField()
    cells = VerbatimJSONField()
    values = VerbatimJSONField()
    readings = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["list", "given_id", "repeat"], name="record_identity")]
        indexes: ClassVar = [models.Index(fields=["document", "sheet", "row"], name="record_row")]

    def __str__(self) -> str:
        return f"{self.list_id} {self.record_id}"

    @property
    def record_id(self) -> str:
        return distinct_id(self.given_id, self.repeat)


class Succession(models.Model):
    """A record that stands for the same row of a list as a record of the edition before, changed or not."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="succession")
    earlier = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="succeeded_by")
    is_changed = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.earlier_id} -> {self.record_id}"


class ReadingRule(models.Model):
    """A rule of one version of a reader, named by number in readings."""

    version = models.CharField(max_length=80)
    rule = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "rule"], name="reading_rule")]

    def __str__(self) -> str:
        return f"{self.rule} ({self.version})"


class UnreadValue(models.Model):
    """Words of a document that could not be read, with the reason, and how many of its records have them."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="unread_values", db_index=False)
    field = models.CharField(max_length=40)
    text = models.TextField()
    why = models.TextField()
    count = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["-count", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "field", "text"], name="unread_words")]

    def __str__(self) -> str:
        return f"{self.field}: {self.count}"


class RejectedRow(models.Model):
    """A row that could not become a record, with the reason and its raw text."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="rejected_rows")
    sheet = models.TextField(default="")
    row = models.PositiveIntegerField()
    reason = models.TextField()
    raw = models.TextField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"row {self.row}: {self.reason}"


class TextBlock(models.Model):
    """A paragraph of a text document; `start` and `end` are character offsets, end excluded."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="text_blocks")
    paragraph = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"paragraph {self.paragraph}"


class CustodyEntry(models.Model):
    """What happened to a document's bytes, when and by whom: a hash-chained log of ids and digests."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="custody_entries")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=40)
    detail = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.action} {self.at:%Y-%m-%d}"

    def content(self) -> dict[str, object]:
        """What the hash covers, besides the previous hash."""
        return {
            "document": self.document.public_id,
            "digest": self.document.digest,
            "at": self.at.isoformat(),
            "actor": self.actor_id,
            "action": self.action,
            "detail": self.detail,
        }


class Origin(models.Model):
    """That the bytes of a document were fetched from the web: the address asked for, where they were found, when.

    `headers` are what the server said of them (`khabar.readers.asking.KEPT`). The same bytes again add a row.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="origins")
    asked = models.TextField()
    address = models.TextField()
    at = models.DateTimeField()
    headers = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.address


class Revision(models.Model):
    """One change of one value that people judge: a rating, a chain, whether a document stands. Append-only.

    `subject` names what was changed ("source 3", "claim 17", "document 5"); `before` and `after` are its values.
    """

    subject = models.CharField(max_length=40)
    field = models.CharField(max_length=20)
    before = VerbatimJSONField()
    after = VerbatimJSONField()
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["subject", "field"], name="revision_subject")]

    def __str__(self) -> str:
        return f"{self.subject} {self.field}"


class Change(models.Model):
    """Something happened that later parts may care about: notices, stale counts. They read on from the last key seen.

    Keys grow in the order in which transactions end. `subject` names what changed, `detail` holds ids and counts.
    Append-only: with `Revision`, it is also the history that pages show.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    detail = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["subject", "id"], name="change_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class ChangeCursor(models.Model):
    """How far one reader of changes has come: the key of the last one that it made something of."""

    reader = models.CharField(max_length=40, primary_key=True)
    seen = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reader}: {self.seen}"
