"""What of this app rests on records, and how it goes when an intake is undone."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khabar.register.documents.models import Document
from khabar.register.documents.resting import Resting
from khabar.register.review.models import CheckPair, Opinion, Suggestion


def count(document: Document) -> int:
    return Opinion.objects.filter(Q(record_a__document=document) | Q(record_b__document=document)).count()


def drop(_: Document, keys: Sequence[int]) -> None:
    touched = Q(record_a__in=keys) | Q(record_b__in=keys)
    Suggestion.objects.filter(touched).delete()
    CheckPair.objects.filter(touched).delete()
    gone = Opinion.objects.filter(touched)
    gone.update(entered_by=None)
    gone.delete()


RESTING = Resting(_("opinions of reviewers"), (Suggestion, Opinion, CheckPair), count, drop)
