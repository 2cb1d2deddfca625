"""Whether what the register documents of a question was counted before something changed that it may rest on."""

from dataclasses import dataclass
from datetime import datetime

from khabar.register.documents.models import Change
from khabar.register.press.models import Question, Recount

MOVES_NOTHING = (
    "document fetched", "documented counted", "published", "publication withdrawn", "article read",
    "article read again", "statement accepted", "naming accepted", "suggestion rejected", "question asked",
    "name let stand", "name left out again",
)  # fmt: skip
"""Changes that no count rests on. One of a figure, or its sorting, makes a count old."""


@dataclass(frozen=True, slots=True)
class Standing:
    """When the count was last looked at, and whether it is to be counted anew."""

    at: datetime | None
    is_old: bool


def newest_change() -> int:
    """The key of the latest change that a count may rest on; 0 where there is none."""
    found = Change.objects.exclude(kind__in=MOVES_NOTHING).order_by("-pk").values_list("pk", flat=True)
    return found.first() or 0


def standing_of(question: Question) -> Standing:
    """How it stands with the count of a question, in two questions to the database."""
    kept = Recount.objects.filter(question=question).first()
    if kept is None:
        return Standing(None, is_old=True)
    return Standing(kept.at, kept.asked_at is not None or kept.seen < newest_change())
