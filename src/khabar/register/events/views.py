"""Pages of facilities that everybody may read: the controlled list, one facility, and the texts that match none."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from khabar.register.accounts.roles import Right, may, needs
from khabar.register.documents.histories import HISTORIES, latest
from khabar.register.events import queries
from khabar.register.events.forms import FacilityForm
from khabar.register.events.models import Facility


@needs(Right.READ)
@require_safe
def facilities(request: HttpRequest) -> HttpResponse:
    """The controlled list, and what was taken off it or merged."""
    claims = queries.claims_by_facility()
    rows = [(one, claims.get(one.pk, 0)) for one in queries.living()]
    gone = Facility.objects.exclude(pk__in=queries.living()).select_related("merged_into")
    context = {
        "page": Paginator(rows, 100).get_page(request.GET.get("page")),
        "gone": gone,
        "unmatched": len(queries.unmatched()),
        "may_keep": may(request.user, Right.KEEP_LISTS),
    }
    return render(request, "events/facilities.html", context)


@needs(Right.READ)
@require_safe
def free_texts(request: HttpRequest) -> HttpResponse:
    """The free texts of claims that mean no facility of the list, the most frequent first."""
    context = {
        "page": Paginator(queries.unmatched(), 50).get_page(request.GET.get("page")),
        "may_keep": may(request.user, Right.KEEP_LISTS),
    }
    return render(request, "events/free_texts.html", context)


@needs(Right.READ)
@require_safe
def facility(request: HttpRequest, public_id: str) -> HttpResponse:
    """One facility: its names, place and spellings; who may keep the list edits it here."""
    return facility_page(request, get_object_or_404(Facility, public_id=public_id))


def facility_page(
    request: HttpRequest,
    found: Facility,
    form: FacilityForm | None = None,
    refusal: str = "",
    stale: Facility | None = None,
) -> HttpResponse:
    """The page of a facility, with what was typed into its form, and why a write was refused."""
    facts = {name: getattr(found, name) for name in FacilityForm.base_fields}
    context = {
        "facility": found,
        "names": found.names.select_related("by"),
        "claims": queries.claims_by_facility().get(found.pk, 0),
        "retracted": queries.retracted_claims(found),
        "absorbed": found.absorbed.all(),
        "others": queries.living().exclude(pk=found.pk),
        "form": form or FacilityForm(initial=facts),
        "refusal": refusal,
        "stale": stale,
        "may_keep": may(request.user, Right.KEEP_LISTS),
        **latest(HISTORIES["facility"], found, request.user),
    }
    status = 409 if stale else 400 if refusal else 200
    return render(request, "events/facility.html", context, status=status)
