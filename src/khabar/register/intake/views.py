"""The page where files are chosen, with what waits to be reviewed and what is under way."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khabar.readers.forms import form_names, load
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import RecordList, Source
from khabar.register.intake import tasks
from khabar.register.intake.forms import ChooseForm
from khabar.register.intake.jobs import is_given_up
from khabar.register.intake.models import OPEN, Job, Upload
from khabar.register.intake.spool import MOST_BYTES, Spooled, too_large
from khabar.register.intake.uploading import AT_ONCE, keep_upload, look_through

SHOWN = 30


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    """Choose files and say who tells them; each is sealed and looked through, then a person reviews how it is read."""
    form = ChooseForm(request.POST or None)
    files = [file for file in request.FILES.getlist("files") if isinstance(file, Spooled)]
    try:
        refusals = _refusals(request, form, files)
        if request.method == "POST" and not refusals:
            uploads = [_keep(request, form, file) for file in files]
            return redirect("upload", uploads[0].public_id) if len(uploads) == 1 else redirect("intake")
    finally:
        for file in files:
            file.path.unlink(missing_ok=True)
    context = {
        "form": form,
        "refusals": refusals,
        "uploads": _waiting(),
        "jobs": [(job, is_given_up(job)) for job in Job.objects.select_related("by", "document")[:SHOWN]],
        "sources": Source.objects.order_by("name").values_list("name", flat=True)[:1000],
        "lists": RecordList.objects.order_by("name").values_list("name", flat=True)[:1000],
        "endings": sorted(ending for name in form_names() for ending in load(name).SUFFIXES),
        "most_bytes": MOST_BYTES,
        "has_worker": settings.HOME.has_worker(),
    }
    return render(request, "intake/intake.html", context, status=400 if refusals else 200)


def _waiting() -> QuerySet[Upload]:
    """The files that somebody is still to review."""
    return Upload.objects.filter(is_discarded=False).exclude(jobs__state__in=OPEN).select_related("user")[:SHOWN]


def _refusals(request: HttpRequest, form: ChooseForm, files: list[Spooled]) -> list[str]:
    """What is missing or wrong, each in a sentence."""
    if request.method != "POST":
        return []
    found = [
        _("“%(name)s” is larger than 1 GiB and was not kept. Take it in by the command line, or split it.")
        % {"name": name}
        for name in too_large(request)
    ]
    if not files and not found:
        found.append(_("No file was chosen. Choose one or several."))
    if not form.is_valid():
        found.append(_("Name who publishes or tells it, in at most 300 characters."))
    return found


def _keep(request: HttpRequest, form: ChooseForm, file: Spooled) -> Upload:
    source, list_name = form.cleaned_data["source"], form.cleaned_data["list_name"]
    upload = keep_upload(settings.HOME, file.path, file.name or "", source, list_name, user_of(request))
    if upload.size <= AT_ONCE:
        look_through(settings.HOME, upload)
    else:
        tasks.look.enqueue(upload.pk)
    return upload
