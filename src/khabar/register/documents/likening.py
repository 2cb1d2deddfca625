"""Documents held against each other: what was noticed is kept, and looked at again only where rows changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from khabar.checks import Line
from khabar.checks.copied import Copy, Rows, find_copies, load_rows, rows_of, save_rows
from khabar.dates import span
from khabar.pipeline import Progress
from khabar.register.documents.changes import changes_after, note
from khabar.register.documents.models import ChangeCursor, Dependence, Document, Record, Ruling
from khabar.register.home import Home

READER = "copies"
OF_ROWS = frozenset({"document taken in", "values read anew", "intake undone"})
"""Changes of what the rows of a document say."""
OF_DATES = frozenset({"chain changed"})
LONGEST_KEY = 19


Then = Callable[[Mapping[int, Document], Mapping[int, Rows]], None]


def refresh(home: Home, progress: Progress | None = None, then: Then | None = None) -> int:
    """Hold every document that changed since the last time against all others; returns how many had changed.

    `then` gets all documents and their rows, by key. A kill leaves what was known before; the next call begins again.
    """
    cursor, subjects, stale = _news()
    if not subjects:
        _set_cursor(cursor)
        return 0
    folder = rows_folder(home)
    for public_id in stale:
        for path in folder.glob(f"{public_id}.*"):
            path.unlink(missing_ok=True)
    whole = Document.objects.filter(intake__is_done=True, intake__undo_began_at=None, intake__records__gt=0)
    documents = {one.pk: one for one in whole.select_related("source", "intake")}
    rows: dict[int, Rows] = {}
    for key, document in documents.items():
        rows[key] = rows_of_document(home, document)
        if progress:
            progress("compare documents", len(rows), len(documents))
    names = [subject.partition(" ")[2] for subject in subjects]
    changed = set(Document.objects.filter(public_id__in=names).values_list("pk", flat=True))
    changed |= {int(name) for name in names if name.isdigit() and len(name) < LONGEST_KEY}
    found = [copy for copy in find_copies(rows, changed) if not _are_editions(copy, documents)]
    with transaction.atomic():
        _keep(found, changed, documents)
        if then:
            then(documents, rows)
        _set_cursor(cursor)
    return len(changed)


def _news() -> tuple[int, set[str], set[str]]:
    """The key of the last change, how changes since name the documents to look at, and whose rows are others now."""
    cursor = ChangeCursor.objects.filter(reader=READER).values_list("seen", flat=True).first() or 0
    subjects: set[str] = set()
    stale: set[str] = set()
    while changes := changes_after(cursor):
        cursor = changes[-1].pk
        for change in changes:
            if change.kind in OF_ROWS | OF_DATES and change.subject.startswith("document "):
                subjects.add(change.subject)
            if change.kind in OF_ROWS:
                stale.add(change.subject.removeprefix("document "))
    return cursor, subjects, stale


def _set_cursor(cursor: int) -> None:
    ChangeCursor.objects.update_or_create(reader=READER, defaults={"seen": cursor})


def rows_folder(home: Home) -> Path:
    """Where what is compared of rows is kept, in files that begin with the public id of the document; they go when its
    rows change. All of it can be made again at any time, and no backup holds it.
    """
    folder = home.root / "rows"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def rows_of_document(home: Home, document: Document) -> Rows:
    """The rows of a document as `checks.copied` takes them; from its file where that is still good."""
    path = rows_folder(home) / f"{document.public_id}.npz"
    known = load_rows(path)
    if known is None:
        known = rows_of(_lines(document))
        save_rows(known, path)
    return known


def in_order(document: Document) -> "QuerySet[Record]":
    """The records of a document that came with it, as `Rows` counts their places."""
    return Record.objects.filter(document=document, row__gt=0).order_by("sheet", "row", "pk")


def _lines(document: Document) -> Iterator[Line]:
    for name, values in in_order(document).values_list("name", "values").iterator(chunk_size=5000):
        yield Line("", {**values, "name": name} if "name" not in values else values)


def _are_editions(copy: Copy, documents: dict[int, Document]) -> bool:
    """Whether two documents are one list of one source: that they share rows is what editions do."""
    one, other = documents[copy.one], documents[copy.other]
    return one.source_id == other.source_id and one.intake.list_name == other.intake.list_name


def _keep(found: Iterable[Copy], changed: set[int], documents: dict[int, Document]) -> None:
    """Write what was found of the documents that changed in place of what was known of them; rulings stay."""
    known = {
        frozenset((one.earlier_id, one.later_id)): one
        for one in Dependence.objects.filter(earlier__in=changed) | Dependence.objects.filter(later__in=changed)
    }
    for copy in found:
        dependence = known.pop(frozenset((copy.one, copy.other)), None) or Dependence()
        is_new = dependence.pk is None
        flipped, dependence.is_dated = _which_first(documents[copy.one], documents[copy.other])
        pair = documents[copy.one], documents[copy.other]
        dependence.earlier, dependence.later = reversed(pair) if flipped else pair
        dependence.sure, dependence.is_seen = copy.sure, True
        dependence.told = _told(copy, documents, flipped)
        dependence.save()
        if is_new:
            note(None, "dependence noticed", f"dependence {dependence.pk}", shared=copy.shared)
    for gone in known.values():
        if gone.ruling == Ruling.NOTICED:
            note(None, "dependence gone", f"dependence {gone.pk}", documents=[gone.earlier_id, gone.later_id])
            gone.delete()
        else:
            Dependence.objects.filter(pk=gone.pk).update(is_seen=False)


def _which_first(one: Document, other: Document) -> tuple[bool, bool]:
    """Whether the other one came first, and whether dates say so; else what was held first counts as first."""
    days = [span(document.chain[-1]["date"]) if document.chain else (None, None) for document in (one, other)]
    (one_from, one_to), (other_from, other_to) = days
    if one_to and other_from and one_to < other_from:
        return False, True
    if other_to and one_from and other_to < one_from:
        return True, True
    return (other.received_at, other.pk) < (one.received_at, one.pk), False


def _told(copy: Copy, documents: dict[int, Document], flipped: bool) -> dict[str, Any]:
    """What it rests on as plain values, of the earlier document first."""
    keys = [_keys_at(documents[key], places) for key, places in zip((copy.one, copy.other), _places(copy), strict=True)]
    examples = [[one, other, word] for one, other, (_a, _b, word) in zip(*keys, copy.examples, strict=True)]
    told = {name: value for name, value in asdict(copy).items() if name not in ("one", "other", "examples")}
    if flipped:
        told["rows"], told["other_rows"] = told["other_rows"], told["rows"]
        examples = [[other, one, word] for one, other, word in examples]
    return {**told, "bits": round(copy.bits, 1), "examples": examples}


def _places(copy: Copy) -> tuple[list[int], list[int]]:
    return [one for one, _other, _word in copy.examples], [other for _one, other, _word in copy.examples]


def _keys_at(document: Document, places: list[int]) -> list[int]:
    keys = list(in_order(document).values_list("pk", flat=True)) if places else []
    return [keys[place] for place in places]
