"""What of this app has a history: sources, lists and documents."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse

from khabar.register.documents.histories import HISTORIES, LINES, Line, Told
from khabar.register.documents.models import Dependence, Document, RecordList, Source
from khabar.register.documents.revising import subject_of


def subjects_of_documents(documents: "QuerySet[Document]") -> "QuerySet[Document, Any]":
    """How changes name these documents, for use within a query."""
    return documents.order_by().annotate(subject=Concat(Value("document "), "public_id")).values("subject")


def of_document(document: Document) -> Q:
    """The changes of one document."""
    return Q(subject__in=names_of(document))


def names_of(document: Document) -> list[str]:
    """How changes name a document: by its permanent id, and by its key where a value of it was judged."""
    return [f"document {document.public_id}", subject_of(document)]


def _of_source(source: Source) -> Q:
    published = Document.objects.filter(source=source)
    return Q(subject=subject_of(source)) | Q(subject__in=subjects_of_documents(published), kind__in=WHOLE)


def _of_list(found: RecordList) -> Q:
    held = Document.objects.filter(pk__in=found.records.order_by().values("document"))
    return Q(subject=subject_of(found)) | Q(subject__in=subjects_of_documents(held), kind__in=WHOLE)


WHOLE = (
    "document received",
    "document received again",
    "document kept unread",
    "document taken in",
    "newer edition received",
    "intake undone",
)
"""What the history of a source or a list tells of its documents."""


def _documents(keys: Sequence[str]) -> dict[str, Line]:
    return _found(Document.objects.filter(_named(keys)), "document", keys)


def _sources(keys: Sequence[str]) -> dict[str, Line]:
    return _found(Source.objects.filter(_named(keys)), "source", keys)


def _named(keys: Sequence[str]) -> Q:
    return Q(public_id__in=keys) | Q(pk__in=[int(key) for key in keys if _is_number(key)])


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) < 19


def _found(rows: Iterable[Any], page: str, keys: Sequence[str]) -> dict[str, Line]:
    lines: dict[str, Line] = {}
    for row in rows:
        line = Line(str(row), reverse(page, args=[row.public_id]))
        lines |= {key: line for key in (row.public_id, str(row.pk)) if key in keys}
    return lines


def add_histories() -> None:
    """Say so; called once by `ready`."""
    for told in (
        Told("source", Source, "public_id", str, lambda one: reverse("source", args=[one.public_id]), _of_source),
        Told("list", RecordList, "public_id", str, lambda one: reverse("list", args=[one.public_id]), _of_list),
        Told(
            "document", Document, "public_id", str, lambda one: reverse("document", args=[one.public_id]), of_document
        ),
    ):
        HISTORIES[told.name] = told
    HISTORIES["dependence"] = Told(
        "dependence", Dependence, "public_id", str, lambda one: reverse("copied", args=[one.public_id]),
        lambda one: Q(subject=subject_of(one)),
    )  # fmt: skip
    LINES["document"], LINES["source"] = _documents, _sources
