"""What pages and actions read of documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.register.documents.models import Document, Intake, Record, Table

PAGE = 100


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page of a table's records, and the row numbers where the neighbouring pages start (None: there is none)."""

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


def table_asked(tables: Sequence[Table], number: str, record: Record | None) -> Table | None:
    """The table of a document that a page should show: the one that holds `record`, else the one asked for by number.

    Else the first that holds records; None where there is no table.
    """
    if record:
        return next((table for table in tables if table.sheet == record.sheet), None)
    asked = [table for table in tables if str(table.number) == number]
    return next(iter([*asked, *(table for table in tables if not table.reason), *tables]), None)


def record_page(document: Document, sheet: str, from_row: int) -> RecordPage:
    """Up to 100 records of a sheet from a row on, found by row so that no page costs more than another."""
    held_there = document.records.filter(sheet=sheet, row__gt=0)
    records = list(held_there.filter(row__gte=from_row).select_related("list").order_by("row")[: PAGE + 1])
    behind = list(held_there.filter(row__lt=from_row).order_by("-row").values_list("row", flat=True)[:PAGE])
    later = records[PAGE].row if len(records) > PAGE else None
    return RecordPage(records[:PAGE], behind[-1] if behind else None, later)


def newer_edition(document: Document) -> Document | None:
    """The edition of its list that follows this document, unless its intake was undone."""
    return Document.objects.filter(intake__follows=document, intake__undone_at=None).first()


def editions_of(source_name: str, list_name: str) -> list[Document]:
    """The documents of a list from one source that no newer edition follows, the latest first: one may be followed."""
    whole = Document.objects.filter(
        source__name=source_name, intake__list_name=list_name, intake__is_done=True, intake__undo_began_at=None
    )
    followed = Intake.objects.filter(undone_at=None).exclude(follows=None).values("follows")
    return list(whole.exclude(pk__in=followed).exclude(tables=None).select_related("intake").distinct())
