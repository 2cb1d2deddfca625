"""Pages where people say which records speak of whom: a person's records, merging, splitting, moving, undoing."""

import re

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.budgets import PERSONS, within
from khabar.register.accounts.drafts import draft_of, drop_draft
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.people import deciding, queries
from khabar.register.people.forms import ReasonForm, RegroupForm
from khabar.register.people.models import Decision, Judgement, Membership, Person

ADDRESS = re.compile(r"(?:^|/people/)([\w-]{22})/?(?:records/)?$", re.ASCII)


def _draft_name(person: Person) -> str:
    """What the draft of the form is kept under."""
    return f"regroup {person.public_id}"


def _living(public_id: str) -> Person:
    person = queries.living(public_id)
    if person is None:
        raise Http404
    return person


def _page(request: HttpRequest, person: Person, refusal: str = "") -> HttpResponse:
    members = Membership.objects.filter(person=person).select_related("record__list", "record__document__source")
    held = members.values("record")
    judged = Judgement.objects.exclude(decision=None)
    touched = judged.filter(record_a__in=held).union(judged.filter(record_b__in=held)).values("decision")
    decisions = Decision.objects.filter(Q(pk__in=touched) | Q(undoes__in=touched))
    context = {
        "person": person,
        "records": [member.record for member in members.order_by("record")],
        "decisions": decisions.select_related("actor", "undoes").order_by("-pk"),
        "draft": {name: request.POST[name] for name in ("reason", "to") if name in request.POST}
        or draft_of(user_of(request), _draft_name(person)),
        "refusal": refusal,
    }
    return render(request, "people/records.html", context, status=400 if refusal else 200)


@needs(Right.REVIEW)
@within(PERSONS, "public_id")
@require_safe
def records(request: HttpRequest, public_id: str) -> HttpResponse:
    """The records of a person, what people decided about them, and the forms to decide."""
    return _page(request, _living(public_id))


@needs(Right.REVIEW)
@require_POST
def regroup(request: HttpRequest, public_id: str) -> HttpResponse:
    """Split records off, move them to another person, or merge the whole person with another."""
    person = _living(public_id)
    held = list(Membership.objects.filter(person=person).order_by("record").values_list("record_id", flat=True))
    form = RegroupForm(request.POST, held)
    if not form.is_valid():
        return _page(request, person, _refusal(form))
    said, actor = form.cleaned_data, user_of(request)
    try:
        if request.POST.get("do") == "split":
            deciding.split(person, said["records"], said["reason"], actor, said["seen"])
        elif request.POST.get("do") == "move":
            deciding.move(person, said["records"], _asked(said["to"]), said["reason"], actor, said["seen"])
        else:
            deciding.merge(person, _asked(said["to"]), said["reason"], actor)
    except BadInput as refusal:
        return _page(request, _living(public_id), str(refusal))
    drop_draft(actor, _draft_name(person))
    return redirect("records", _living(public_id).public_id)


def _refusal(form: RegroupForm) -> str:
    if "seen" in form.errors or "records" in form.errors:
        return _("Somebody else changed this person after you opened the page. Look again and decide anew.")
    return _("Say why. A decision without a reason is not kept.")


def _asked(words: str) -> Person:
    """The person whose address or permanent id somebody pasted. Raises BadInput."""
    found = ADDRESS.search(words.strip())
    person = queries.living(found[1]) if found else None
    if person is None:
        raise BadInput(_("Nobody has this address. Open the page of the other person and copy its address."))
    return person


@needs(Right.REVIEW)
@require_POST
def undo(request: HttpRequest, public_id: str, decision: str) -> HttpResponse:
    """Take a decision back, or an undoing."""
    form, refusal = ReasonForm(request.POST), _("Say why. A decision without a reason is not kept.")
    if form.is_valid():
        try:
            deciding.undo(
                get_object_or_404(Decision, public_id=decision), form.cleaned_data["reason"], user_of(request)
            )
        except BadInput as error:
            refusal = str(error)
        else:
            return redirect("records", _living(public_id).public_id)
    return _page(request, _living(public_id), refusal)
