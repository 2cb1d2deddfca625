"""Pages on which the controlled list of facilities is kept. A free text is posted: no name stands in an address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.versions import Stale
from khabar.register.accounts.views import user_of
from khabar.register.events import actions, queries
from khabar.register.events.forms import FacilityForm
from khabar.register.events.models import Facility, FacilityName
from khabar.register.events.views import facility_page

LONGEST = 2000


@needs(Right.KEEP_LISTS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a facility; posted with a free text alone, the form begins with it."""
    text, refusal = request.POST.get("text", "")[:LONGEST], ""
    is_filled_in = "name_ar" in request.POST
    name = "name_ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "name_en"
    form = FacilityForm(request.POST) if is_filled_in else FacilityForm(initial={name: text[:200]})
    if is_filled_in and form.is_valid():
        try:
            made = actions.add_facility(form.facts(), text, user_of(request))
        except BadInput as error:
            refusal = str(error)
        else:
            return redirect("facility", made.public_id)
    context = {"form": form, "text": text, "refusal": refusal}
    return render(request, "events/new.html", context, status=400 if refusal else 200)


@needs(Right.KEEP_LISTS)
@require_POST
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say other things of a facility."""
    found = get_object_or_404(Facility, public_id=public_id)
    form = FacilityForm(request.POST)
    if not form.is_valid():
        return facility_page(request, found, form)
    facts = form.facts()
    return _attempt(request, found, lambda seen: actions.edit_facility(found, facts, seen, user_of(request)), form)


@needs(Right.KEEP_LISTS)
@require_POST
def merge(request: HttpRequest, public_id: str) -> HttpResponse:
    """Merge a facility into another one, or, where no other is named, part it again."""
    found = get_object_or_404(Facility, public_id=public_id)
    other = request.POST.get("into", "")
    if not other:
        return _attempt(request, found, lambda seen: actions.part(found, seen, user_of(request)))
    into = get_object_or_404(Facility, public_id=other)
    return _attempt(request, found, lambda seen: actions.merge(found, into, seen, user_of(request)))


@needs(Right.KEEP_LISTS)
@require_POST
def listed(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a facility off the list, or put it back."""
    found = get_object_or_404(Facility, public_id=public_id)
    is_wanted = request.POST.get("listed") == "1"
    return _attempt(request, found, lambda seen: actions.list_facility(found, is_wanted, seen, user_of(request)))


@needs(Right.KEEP_LISTS)
@require_POST
def spelling(request: HttpRequest, key: int) -> HttpResponse:
    """Take back that a text means a facility, or say so again."""
    name = get_object_or_404(FacilityName.objects.select_related("facility"), pk=key)
    is_used = request.POST.get("used") == "1"
    return _attempt(request, name.facility, lambda _seen: actions.use_spelling(name, is_used, user_of(request)))


@needs(Right.KEEP_LISTS)
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Which facility a free text means: those with names like it first, then all, or a new one."""
    text = request.POST.get("text", "")[:LONGEST]
    if not text.strip():
        return HttpResponseBadRequest()
    context = {"text": text, "alike": queries.alike(text), "facilities": queries.living()}
    return render(request, "events/choose.html", context)


@needs(Right.KEEP_LISTS)
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Assign a free text to a facility."""
    found = get_object_or_404(queries.living(), public_id=request.POST.get("facility", ""))
    text = request.POST.get("text", "")[:LONGEST]
    try:
        actions.assign(text, found, user_of(request))
    except BadInput as refusal:
        return facility_page(request, found, refusal=str(refusal))
    return redirect("free-texts")


def _attempt(
    request: HttpRequest, found: Facility, do: Callable[[int], object], form: FacilityForm | None = None
) -> HttpResponse:
    """Do something to a facility at the version that was seen; what is refused, or came too late, is said there."""
    seen = request.POST.get("version", "")
    try:
        do(int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0)
    except BadInput as refusal:
        found.refresh_from_db()
        return facility_page(request, found, form, refusal=str(refusal))
    except Stale as stale:
        found.refresh_from_db()
        current = stale.current if isinstance(stale.current, Facility) else found
        return facility_page(request, found, form, stale=current)
    return redirect("facility", found.public_id)
