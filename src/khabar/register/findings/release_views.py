"""Pages of release lists held against the register; the table can be carried away."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from khabar.checks import Recorded
from khabar.exports import csv_lines
from khabar.register.accounts.actions import audit
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import RecordList
from khabar.register.findings.explaining import Explainable, explainable, standing, subject_of_finding
from khabar.register.findings.keeping import is_behind
from khabar.register.findings.models import Due, ReleaseRow
from khabar.register.findings.releases import release_lists
from khabar.register.findings.releases_kept import counts_of, grounds_of, members_of

PAGE = 50
PORTION = 500
SHOWN = ("twice", *(state.value for state in Recorded))
HEADER = (
    "row", "name", "released", "recorded", "grounds", "repeats row", "explained", "explained by", "record", "person",
)  # fmt: skip


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
    show = request.GET.get("show", "")
    page = Paginator(_rows(found, show), PAGE).get_page(request.GET.get("page"))
    kept, counts = list(page), counts_of(found)
    members, claims = members_of(kept), grounds_of(kept)
    findings = _findings(kept, request.get_full_path())
    context = {
        "list": found,
        "counts": counts,
        "states": [(state, counts[state]) for state in Recorded],
        "show": show,
        "page": page,
        "rows": [
            (row, members[row.pk], [claims[key] for key in row.grounds if key in claims], findings.get(row.pk))
            for row in kept
            if row.pk in members
        ],
        "due": Due.objects.count(),
        "is_behind": is_behind(),
        "ask": f"show={show}&" if show in SHOWN else "",
    }
    return render(request, "findings/release.html", context)


def _rows(of_list: RecordList, show: str) -> "QuerySet[ReleaseRow]":
    kept = ReleaseRow.objects.filter(of_list=of_list)
    if show == "twice":
        return kept.exclude(repeats=None)
    return kept.filter(recorded=show, repeats=None) if show in SHOWN else kept


def _is_odd(row: ReleaseRow) -> bool:
    """Whether there is something to explain: that somebody held is listed as released is what one expects."""
    return row.recorded != Recorded.HELD or row.repeats_id is not None


def _findings(rows: list[ReleaseRow], page: str) -> dict[int, Explainable]:
    odd = [row for row in rows if _is_odd(row)]
    return {row.pk: one for row, one in zip(odd, explainable(map(_subject, odd), page), strict=True)}


def _subject(row: ReleaseRow) -> str:
    """An explanation counts for this row and what it rests on; more news opens it again."""
    return subject_of_finding("release", row.pk, row.recorded, *row.grounds)


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
    last = 0
    while rows := list(_rows(found, "").filter(pk__gt=last)[:PORTION]):
        last = rows[-1].pk
        members, claims, said = members_of(rows), grounds_of(rows), standing(map(_subject, rows))
        for row in rows:
            if member := members.get(row.pk):
                record = member.record
                told = [claims[key] for key in row.grounds if key in claims]
                grounds = "; ".join(f"{one.kind} {one.date} {one.record.document.source.name}".strip() for one in told)
                explained = said.get(_subject(row)) if _is_odd(row) else None
                because = (
                    (explained.reason, explained.actor.username if explained.actor else "") if explained else ("", "")
                )
                where = f"{record.sheet} {record.row}".strip()
                told_of = (row.date, row.recorded, grounds, row.repeats_id or "", *because)
                yield (where, record.name, *told_of, record.pk, member.person.public_id)
