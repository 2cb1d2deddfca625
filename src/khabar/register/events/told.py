"""What of this app has a history: facilities."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse

from khabar.register.accounts.roles import Right
from khabar.register.documents.histories import HISTORIES, LINES, Line, Told
from khabar.register.events.actions import set_facility_back
from khabar.register.events.models import Facility


def _page(facility: Facility) -> str:
    return reverse("facility", args=[facility.public_id])


def _changes(facility: Facility) -> Q:
    """Of a facility and of those that were merged into it."""
    absorbed = facility.absorbed.values_list("public_id", flat=True)
    return Q(subject__in=[f"facility {key}" for key in (facility.public_id, *absorbed)])


def _lines(keys: Sequence[str]) -> dict[str, Line]:
    return {one.public_id: Line(str(one), _page(one)) for one in Facility.objects.filter(public_id__in=keys)}


def add_histories() -> None:
    """Say so; called once by `ready`."""
    HISTORIES["facility"] = Told(
        "facility", Facility, "public_id", str, _page, _changes, judge=Right.KEEP_LISTS, set_back=set_facility_back
    )
    LINES["facility"] = _lines
