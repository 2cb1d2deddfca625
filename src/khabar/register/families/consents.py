"""What a family allows now, and what follows from it: the one place that views, searches, exports and counts ask."""

from django.db.models import OuterRef, QuerySet, Subquery

from khabar.register.families.models import Consent, Enquiry, Purpose, State


def consents_of(enquiry: Enquiry) -> set[Purpose]:
    """The purposes that are allowed now: of each the latest word counts, and without a word nothing is allowed."""
    latest = dict(enquiry.consents.order_by("pk").values_list("purpose", "given"))
    return {Purpose(purpose) for purpose, given in latest.items() if given}


def allowing(purpose: Purpose) -> "QuerySet[Enquiry]":
    """The enquiries that were sent and allow this purpose now."""
    latest = Consent.objects.filter(enquiry=OuterRef("pk"), purpose=purpose).order_by("-pk").values("given")[:1]
    return Enquiry.objects.filter(state=State.SENT).annotate(allowed=Subquery(latest)).filter(allowed=True)
