"""What pages and actions read of documents."""

from dataclasses import dataclass

from khabar.register.documents.models import Document, Record

PAGE = 100


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page of a document's records, and the row numbers where the neighbouring pages start (None: there is none)."""

    records: list[Record]
    earlier: int | None
    later: int | None


def held(digest: str) -> Document | None:
    """The document with these bytes, if the register holds it."""
    return Document.objects.filter(digest=digest).select_related("source", "intake").first()


def other_sources(list_name: str, source_name: str) -> list[str]:
    """The names of other sources from which a list of this name already holds records."""
    of_list = Record.objects.filter(list__name=list_name).exclude(document__source__name=source_name)
    return list(of_list.order_by().values_list("document__source__name", flat=True).distinct()[:3])


def record_page(document: Document, from_row: int) -> RecordPage:
    """Up to 100 records from a row on, found by row so that no page costs more than another."""
    ahead = document.records.filter(row__gte=from_row).select_related("list").order_by("row")[: PAGE + 1]
    records = list(ahead)
    behind = list(document.records.filter(row__lt=from_row).order_by("-row").values_list("row", flat=True)[:PAGE])
    later = records[PAGE].row if len(records) > PAGE else None
    return RecordPage(records[:PAGE], behind[-1] if behind else None, later)
