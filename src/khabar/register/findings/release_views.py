"""Pages of release lists held against the register; the table can be carried away."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from khabar.checks import Checked, Recorded
from khabar.exports import csv_lines
from khabar.register.accounts.actions import audit
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import RecordList
from khabar.register.findings.explaining import explainable, subject_of_finding
from khabar.register.findings.releases import against_register, release_lists, rows_to_show

PAGE = 50
PORTION = 500
SHOWN = ("twice", *(state.value for state in Recorded))
HEADER = ("row", "name", "released", "recorded", "grounds", "repeats row", "record", "person")


@needs(Right.READ)
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """The lists that tell of releases."""
    page = Paginator(release_lists(), PAGE).get_page(request.GET.get("page"))
    return render(request, "findings/releases.html", {"page": page})


@needs(Right.READ)
@require_safe
def release(request: HttpRequest, public_id: str) -> HttpResponse:
    """One release list: figures, and row by row what else is recorded of whom it names."""
    found = get_object_or_404(RecordList, public_id=public_id)
    told, show = against_register(found), request.GET.get("show", "")
    kept = [row for row in told.rows if _is_shown(row, show)]
    page = Paginator(kept, PAGE).get_page(request.GET.get("page"))
    members = rows_to_show(list(page))
    shown = [(row, members[row.listed.row]) for row in page if row.listed.row in members]
    findings = explainable([_subject(row) for row, _member in shown], request.get_full_path())
    context = {
        "list": found,
        "counts": told.counts,
        "states": [(state, told.counts[state]) for state in Recorded],
        "show": show,
        "page": page,
        "rows": [(*row, finding) for row, finding in zip(shown, findings, strict=True)],
        "ask": f"show={show}&" if show in SHOWN else "",
    }
    return render(request, "findings/release.html", context)


def _subject(row: Checked) -> str:
    """An explanation counts for this row and what it rests on; more news opens it again."""
    return subject_of_finding("release", row.listed.row, row.recorded, *sorted(one.claim.id for one in row.grounds))


def _is_shown(row: Checked, show: str) -> bool:
    if show == "twice":
        return row.repeats is not None
    return show not in SHOWN or (row.recorded == show and row.repeats is None)


@needs(Right.READ)
@require_POST
def carry(request: HttpRequest, public_id: str) -> StreamingHttpResponse:
    """The same as a sheet (CSV), which the audit log notes. The name of the file tells nothing."""
    found = get_object_or_404(RecordList, public_id=public_id)
    with transaction.atomic():
        audit(user_of(request), "downloaded", f"list {found.public_id}", what="release list", form="csv")
    answer = StreamingHttpResponse(csv_lines(_cells(found)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="release-{found.public_id[:8]}.csv"'
    return answer


def _cells(found: RecordList) -> Iterator[tuple[object, ...]]:
    yield HEADER
    told = against_register(found).rows
    for start in range(0, len(told), PORTION):
        portion = told[start : start + PORTION]
        members = rows_to_show(portion)
        for row in portion:
            if member := members.get(row.listed.row):
                record = member.record
                grounds = "; ".join(f"{one.claim.kind} {one.claim.date} {one.source}".strip() for one in row.grounds)
                where = f"{record.sheet} {record.row}".strip()
                told_of = (row.listed.date, row.recorded.value, grounds, row.repeats or "")
                yield (where, record.name, *told_of, record.pk, member.person.public_id)
