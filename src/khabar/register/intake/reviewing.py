"""The page of one uploaded file: how it would be read, as what, and a person's corrections."""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import FIELDS, NAME_FIELDS, BadInput
from khabar.readers.options import day_of
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import Document, Source
from khabar.register.documents.queries import held, other_sources
from khabar.register.documents.templatetags.documents import field_label
from khabar.register.intake import tasks
from khabar.register.intake.forms import ENCODINGS, ReadForm
from khabar.register.intake.jobs import ask_to_take_in
from khabar.register.intake.mappings import forget
from khabar.register.intake.models import OPEN, Upload
from khabar.register.intake.models import Mapping as KeptMapping
from khabar.register.intake.uploading import AT_ONCE, discard, list_of, look_through

Columns = dict[str, dict[str, str]]


def _upload(public_id: str) -> Upload:
    return get_object_or_404(Upload, public_id=public_id, is_discarded=False)


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show how the file would be read; take a person's corrections, look again, or have it taken in."""
    upload = _upload(public_id)
    if job := upload.jobs.filter(state__in=OPEN).first():
        return redirect("job", job.public_id)
    if request.method != "POST":
        return _page(request, upload)
    form = ReadForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    columns, twice = _corrections(upload, request.POST)
    if twice:
        said = _("Two columns of one table can't both be “%(field)s”. Keep one of them as it stands.")
        return _page(request, upload, refusal=said % {"field": field_label(twice)}, status=400)
    try:
        dated = day_of(form.cleaned_data["dated"], upload.file_name)
    except BadInput:
        said = _("This is no date of a document. Write it as 2013-05-03, 2013-05 or 2013.")
        return _page(request, upload, refusal=said, status=400)
    wanted = {
        "dated": dated,
        "source_name": form.cleaned_data["source"],
        "list_name": form.cleaned_data["list_name"],
        "encoding": form.cleaned_data["encoding"],
        "delimiter": form.cleaned_data["delimiter"],
        "columns": columns,
        "follows": _follows(upload, form.cleaned_data["follows"]),
    }
    seen = Upload.objects.filter(pk=upload.pk, version=form.cleaned_data["version"])
    if not seen.update(version=F("version") + 1, **wanted):
        said = _("Somebody else corrected this file after you opened it. Nothing of yours was written; look again.")
        return _page(request, _upload(public_id), refusal=said, status=409)
    before, upload = upload, _upload(public_id)
    if "take_in" not in request.POST:
        _look(upload)
        return redirect("upload", public_id)
    if not _names_are_said(before, columns):
        said = _("Say first in which column the names stand.")
        return _page(request, upload, refusal=said, status=400)
    return redirect("job", ask_to_take_in(upload, actor=user_of(request)).public_id)


def _look(upload: Upload) -> None:
    if upload.size <= AT_ONCE:
        look_through(settings.HOME, upload)
    else:
        upload.survey, upload.refusal = {}, ""
        upload.save()
        tasks.look.enqueue(upload.pk)


def _corrections(upload: Upload, posted: Mapping[str, str]) -> tuple[Columns, str]:
    """What a person says of the columns, by sheet, where it is not what was recognised; and a field said twice."""
    found: Columns = dict(upload.columns)
    for number, table in enumerate(upload.survey.get("tables", ())):
        chosen: dict[str, str] = {}
        for position, column in enumerate(table["columns"]):
            said = posted.get(f"column-{number}-{position}")
            if said in (*FIELDS, "") and column["header"] not in chosen:
                chosen[column["header"]] = said
        given = [field for field in chosen.values() if field]
        if twice := next((field for field in given if given.count(field) > 1), ""):
            return found, twice
        recognised = {column["header"]: column["field"] for column in reversed(table["columns"])}
        if any(recognised[header] != field for header, field in chosen.items()):
            found[table["sheet"]] = chosen
    return found, ""


def _names_are_said(upload: Upload, columns: Columns) -> bool:
    """Whether there is a table with names, or a text."""
    tables = upload.survey.get("tables", ())
    fields = {
        field
        for table in tables
        for field in (columns.get(table["sheet"]) or {c["header"]: c["field"] for c in table["columns"]}).values()
    }
    return bool(fields & set(NAME_FIELDS) or upload.survey.get("paragraphs"))


def _follows(upload: Upload, said: str) -> Document | None:
    return Document.objects.filter(public_id=said, pk=upload.edition.get("document")).first() if said else None


def _page(request: HttpRequest, upload: Upload, refusal: str = "", status: int = 200) -> HttpResponse:
    document = held(upload.digest)
    if document and (document.intake.undone_at or not document.intake.is_done):
        document = None
    edition = Document.objects.filter(pk=upload.edition.get("document")).first()
    tables = upload.survey.get("tables", ())
    for table in tables:
        said = upload.columns.get(table["sheet"], {})
        for column in table["columns"]:
            column["chosen"] = said.get(column["header"], column["field"])
        if mapping := table.get("mapping"):
            mapping["at"] = parse_datetime(mapping["at"])
    context = {
        "upload": upload,
        "refusal": refusal,
        "held": document,
        "tables": tables,
        "list_name": list_of(upload),
        "others": other_sources(list_of(upload), upload.source_name),
        "edition": edition,
        "counts": upload.edition.get("counts"),
        "fields": FIELDS,
        "encodings": ENCODINGS,
        "delimiters": (",", ";", "\t", "|", "،"),
        "is_delimited": upload.file_name.lower().endswith((".csv", ".tsv", ".tab", ".txt", ".md")),
        "sources": Source.objects.order_by("name").values_list("name", flat=True)[:1000],
        "has_worker": settings.HOME.has_worker(),
    }
    return render(request, "intake/upload.html", context, status=status)


@needs(Right.TAKE_IN)
@require_POST
def throw_away(request: HttpRequest, public_id: str) -> HttpResponse:
    """Not take it in."""
    discard(_upload(public_id), actor=user_of(request))
    return redirect("intake")


@needs(Right.TAKE_IN)
@require_POST
def forget_mapping(request: HttpRequest, public_id: str, key: int) -> HttpResponse:
    """Let the columns be recognised by themselves again."""
    upload = _upload(public_id)
    forget(get_object_or_404(KeptMapping, pk=key), actor=user_of(request))
    upload.columns = {}
    _look(upload)
    return redirect("upload", public_id)
