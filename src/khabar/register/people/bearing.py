"""Claims that came by way of somebody: found from the bearer, as the bearer is found from the claim."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse

from khabar.register.documents.bearers import naming
from khabar.register.documents.models import Revision
from khabar.register.people.models import Claim, Entry
from khabar.register.people.templatetags.people import claim_kind

MOST = 100


def _with_hops() -> "QuerySet[Claim]":
    """The claims that may have a chain of their own. Only people give a claim one."""
    changed = Revision.objects.filter(field="hops").values_list("subject", flat=True)
    keys = {int(subject.split()[1]) for subject in changed}
    return Claim.objects.filter(Q(pk__in=Entry.objects.values("claim")) | Q(pk__in=keys))


def claims_through(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The first hundred claims whose own chain names a bearer with one of these words."""
    named = Q()
    for text in texts:
        named |= Q(told__contains=naming(text))
    found = _with_hops().annotate(told=Cast("hops", TextField())).filter(named)
    found = found.select_related("record").order_by("pk")[:MOST]
    return [(f"{claim_kind(one.kind)}: {one.record.name}", reverse("claim", args=[one.claim_id])) for one in found]


def bearers_of_claims() -> set[str]:
    """Who bears claims on, in the chains that are their own."""
    return {hop["bearer"] for hops in _with_hops().values_list("hops", flat=True) for hop in hops if hop["bearer"]}
