"""What was noticed about persons, kept so that all of it can be looked through."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from khabar.checks import Conflict
from khabar.register.documents.models import Document
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
