"""The page of one piece of long work: how far it is, and stopping it or letting it go on."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.models import Document
from khabar.register.intake import jobs
from khabar.register.intake.models import OPEN, Job, State

STILL = timedelta(minutes=2)
"""After so long without a step the page says since when nothing moved."""


def _show(request: HttpRequest, public_id: str, template: str) -> HttpResponse:
    found = get_object_or_404(Job.objects.select_related("document__source", "by", "upload"), public_id=public_id)
    rate, left = _pace(found)
    given_up = jobs.is_given_up(found)
    context = {
        "job": found,
        "percent": int(100 * found.done / found.total) if found.total else 0,
        "tens": int(10 * found.done / found.total) * 10 if found.total else 0,
        "rate": rate,
        "left": left,
        "given_up": given_up,
        "watched": found.is_open and not given_up,
        "has_worker": settings.HOME.has_worker(),
        "still": found.state == State.RUNNING and found.moved_at and found.moved_at < timezone.now() - STILL,
        "may_go_on": given_up or found.state in (State.STOPPED, State.FAILED),
    }
    return render(request, template, context)


def _pace(job: Job) -> tuple[int, timedelta | None]:
    """Parts a second in this run, and about how long the rest will take."""
    if job.state != State.RUNNING or not (job.began_at and job.moved_at) or job.done <= job.began_with:
        return 0, None
    seconds = max((job.moved_at - job.began_at).total_seconds(), 0.001)
    rate = (job.done - job.began_with) / seconds
    return round(rate), timedelta(seconds=round((job.total - job.done) / rate))


@needs(Right.TAKE_IN)
@require_safe
def job(request: HttpRequest, public_id: str) -> HttpResponse:
    """How it stands with a piece of work."""
    return _show(request, public_id, "intake/job.html")


@needs(Right.TAKE_IN)
@require_safe
def now(request: HttpRequest, public_id: str) -> HttpResponse:
    """The part of that page that changes, for the page to ask for again and again."""
    return _show(request, public_id, "intake/_job.html")


@needs(Right.TAKE_IN)
@require_POST
def stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stop after the rows that are being written."""
    jobs.ask_to_stop(get_object_or_404(Job, public_id=public_id), actor=user_of(request))
    return redirect("job", public_id)


@needs(Right.TAKE_IN)
@require_POST
def go_on(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let stopped work go on."""
    jobs.resume(get_object_or_404(Job, public_id=public_id), actor=user_of(request))
    return redirect("job", public_id)


@needs(Right.TAKE_IN)
@require_POST
def go_on_with(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the interrupted intake of a document go on, whoever began it; one that is under way is shown."""
    document = get_object_or_404(Document.objects.select_related("intake"), public_id=public_id)
    for under_way in Job.objects.filter(document=document, state__in=OPEN):
        if not jobs.is_given_up(under_way):
            return redirect("job", under_way.public_id)
    if document.intake.is_done or document.intake.undone_at:
        return redirect("document", public_id)
    return redirect("job", jobs.ask_to_go_on(document, actor=user_of(request)).public_id)
