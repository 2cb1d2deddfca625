"""What was noticed about persons, kept so that all of it can be looked through."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from khabar.checks import Conflict, Recorded
from khabar.register.documents.models import Document, Record, RecordList
from khabar.register.people.models import Person
from khabar.register.verbatim import VerbatimJSONField


class Due(models.Model):
    """A person of whom something changed, and who is to be looked at again."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, primary_key=True)

    def __str__(self) -> str:
        return f"person {self.person_id}"


class Contradiction(models.Model):
    """What does not fit together in the claims of one person, as it was when somebody last looked (`people.conflicts`).

    `key` is a digest of the kind and of exactly these claims and values; explanations name it. `claims` are claim ids,
    `values` the texts with the records that state them. `is_sure` is False where words may still
    mean the same. Derived: it can be made again from the claims at any time.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contradictions")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Conflict])
    is_grave = models.BooleanField()
    is_sure = models.BooleanField(default=True)
    key = models.CharField(max_length=20)
    claims = VerbatimJSONField(default=list)
    values = VerbatimJSONField(default=list)
    noticed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-is_grave", "-noticed_at", "-id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "key"], name="contradiction_key")]
        indexes: ClassVar = [models.Index(fields=["-is_grave", "-noticed_at", "-id"], name="contradiction_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class ReleaseRow(models.Model):
    """A row of a release list as it was last held against what other lists record of its person. Derived.

    `date` is the EDTF date of the release ("": not said), `grounds` are claim ids, `repeats` is the earlier row of the
    list that names the same person.
    """

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="+")
    of_list = models.ForeignKey(RecordList, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    date = models.CharField(max_length=60)
    recorded = models.CharField(max_length=20, choices=[(state.value, state.value) for state in Recorded])
    grounds = VerbatimJSONField(default=list)
    repeats = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["record"]
        indexes: ClassVar = [
            models.Index(fields=["of_list", "record"], name="release_row_order"),
            models.Index(fields=["of_list", "recorded", "record"], name="release_row_state"),
        ]

    def __str__(self) -> str:
        return f"{self.recorded} {self.record_id}"


class Picture(models.Model):
    """The fingerprints of a document that is a picture, as hex digits; "" when it can't be compared. Derived.

    `is_compared` once it was held against all that are.
    """

    document = models.OneToOneField(Document, on_delete=models.PROTECT, primary_key=True, related_name="+")
    prints = models.CharField(max_length=67, default="")
    is_compared = models.BooleanField(default=False, db_index=True)

    def __str__(self) -> str:
        return f"picture {self.document_id}"


class Repeated(models.Model):
    """A picture and an earlier one that shows the same image; by `bits` their fingerprints differ. Derived."""

    earlier = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    later = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    bits = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["bits", "-later_id", "earlier_id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["earlier", "later"], name="repeated_pair")]
        indexes: ClassVar = [models.Index(fields=["bits", "-later", "earlier"], name="repeated_order")]

    def __str__(self) -> str:
        return f"pictures {self.earlier_id} and {self.later_id}"
