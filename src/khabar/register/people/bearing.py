"""Claims that came by way of somebody: found from the bearer, as the bearer is found from the claim."""

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse

from khabar.register.documents.bearers import naming
from khabar.register.documents.models import Revision, Source
from khabar.register.people.models import Claim, Entry
from khabar.register.people.templatetags.people import claim_kind

MOST = 100


def claims_through(source: Source) -> list[tuple[str, str]]:
    """The first hundred claims whose own chain names a source. Only people give a claim a chain of its own."""
    changed = Revision.objects.filter(field="hops").values_list("subject", flat=True)
    keys = {int(subject.split()[1]) for subject in changed}
    theirs = Claim.objects.filter(Q(pk__in=Entry.objects.values("claim")) | Q(pk__in=keys))
    named = theirs.annotate(told=Cast("hops", TextField())).filter(told__contains=naming(source.name))
    found = named.select_related("record").order_by("pk")[:MOST]
    return [(f"{claim_kind(one.kind)}: {one.record.name}", reverse("claim", args=[one.claim_id])) for one in found]
