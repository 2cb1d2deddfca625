"""Tables of what is said of whom. Field names are those of `khabar.model`; `convert.py` turns one into the other."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.model import ClaimKind, Credibility, Verdict, new_public_id
from khabar.register.accounts.models import User
from khabar.register.documents.models import Change, Document, Record
from khabar.register.verbatim import VerbatimJSONField

SEARCH_LIFE = timedelta(hours=8)


class Person(models.Model):
    """Somebody of whom records speak. Minted with its first record; a lower key is an older person.

    A merge keeps the older id and redirects the younger (`merged_into`). When the last record goes with an intake that
    is undone, the id stays, and says so (`emptied_by`).
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="absorbed")
    emptied_by = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.public_id


class Membership(models.Model):
    """Which person a record speaks of: derived from judgements, never edited."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")

    def __str__(self) -> str:
        return f"{self.record_id} in {self.person_id}"


class Claim(models.Model):
    """One assertion of one record. `claim_id` is the identity that `khabar.model.claim_id` gives.

    `pcode` is the unit that the place was read as; `facility_key` the facility's words folded, by which the controlled
    list of facilities is searched. `language` is what its words were read as, `language_said` what a person says
    against that. Only a claim that was entered by hand is withdrawn: it stays, and counts for nothing.
    """

    claim_id = models.CharField(max_length=32, unique=True)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in ClaimKind])
    ordinal = models.PositiveSmallIntegerField()
    verbatim = models.TextField()
    date = models.CharField(max_length=60)
    date_verbatim = models.TextField()
    place = models.TextField()
    pcode = models.CharField(max_length=8, default="")
    facility = models.TextField()
    facility_key = models.TextField(default="")
    credibility = models.CharField(
        max_length=1, default=Credibility.UNJUDGED, choices=[(grade.value, grade.value) for grade in Credibility]
    )
    hops = VerbatimJSONField(default=list)
    language = models.CharField(max_length=8, default="", db_default="")
    language_said = models.CharField(max_length=8, blank=True, default="", db_default="")
    is_withdrawn = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering: ClassVar = ["record_id", "ordinal"]
        indexes: ClassVar = [
            models.Index(fields=["facility_key"], condition=~models.Q(facility_key=""), name="claim_facility")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.date}"

    @property
    def in_language(self) -> str:
        """The language of its words: as a person said of it or of its document, else as it was read."""
        return self.language_said or self.record.document.language or self.language


class Entry(models.Model):
    """That a person read a claim in a document and entered it, and where it stands there: the page, and in words."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, primary_key=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    page = models.PositiveIntegerField(null=True)
    where = models.TextField()

    def __str__(self) -> str:
        return f"claim {self.claim_id} by hand"


class NameKey(models.Model):
    """An index key of a record's name (`khabar.names.keys`), the same for both scripts, by which a database finds it.

    There are four or five for each record, so the database does not look every one's record up.
    """

    key = models.CharField(max_length=60)
    record = models.ForeignKey(
        Record, on_delete=models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key", "record"], name="name_key")]

    def __str__(self) -> str:
        return self.key


class DecisionKind(models.TextChoices):
    """What somebody decided about persons."""

    JUDGED = "judged", _("Two records judged")
    MERGED = "merged", _("Two persons merged")
    SPLIT = "split", _("Records split off")
    MOVED = "moved", _("Records moved to another person")
    UNDONE = "undone", _("A decision undone")


class Decision(models.Model):
    """What one person decided at one time, as the judgements that say it. Kept for ever; it can be undone, and redone.

    `before` holds whom the records belonged to ({record key: person key}), so that undoing brings the same ids back.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    kind = models.CharField(max_length=10, choices=DecisionKind)
    reason = models.TextField()
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undoes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    in_force = models.BooleanField(default=True)
    before = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class RunInForce(models.Model):
    """A link run whose pairs count: the last whole one, and the runs after it that only added records."""

    run = models.CharField(max_length=22, primary_key=True)

    def __str__(self) -> str:
        return self.run


class Judgement(models.Model):
    """A verdict on an unordered pair of records (`record_a` is the lower key), by a link run or in a person's decision.

    Append-only. A run gives weight and probability; a senior's word on a disagreement `settles` it.
    """

    run = models.CharField(max_length=22, db_index=True, default="")
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="judgements")
    settles = models.BooleanField(default=False)
    record_a = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    record_b = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=[(verdict.value, verdict.value) for verdict in Verdict])
    weight = models.FloatField(null=True)
    probability = models.FloatField(null=True)

    def __str__(self) -> str:
        return f"{self.record_a_id} {self.verdict} {self.record_b_id}"


class Move(models.Model):
    """A record that a change brought from one person to another (`now` empty: it left the register with its intake).

    With `was` and `now` the same, the change looked at the record and left it where it was. Append-only; plain keys,
    since a link run writes them by the hundred thousand, and a record may be gone later.
    """

    change = models.ForeignKey(
        Change, on_delete=models.DO_NOTHING, related_name="moves", db_index=False, db_constraint=False
    )
    record = models.BigIntegerField(db_index=True)
    was = models.BigIntegerField(db_index=True)
    now = models.BigIntegerField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.record}: {self.was} -> {self.now}"


class Search(models.Model):
    """A search, kept for a while under an opaque address so that no name stands in one; `text` is its question."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.public_id


class SavedSearch(models.Model):
    """A question that a user runs again and again, under a label of theirs; `sealed` holds both.

    `seen` is the key of the last change that its last run saw: what was taken in since is new.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    seen = models.BigIntegerField(default=0)
    ran_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.public_id
