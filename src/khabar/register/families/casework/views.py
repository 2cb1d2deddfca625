"""Pages of case workers. An enquiry that one may not open does not exist."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import MAY, Right, may, needs
from khabar.register.accounts.views import user_of
from khabar.register.families import budgets, recognition, vault
from khabar.register.families.casework import access, actions, matching, notes, sharing
from khabar.register.families.casework import forms as typed
from khabar.register.families.casework.echoes import echoes_of
from khabar.register.families.consents import consents_of
from khabar.register.families.counts import table
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.recalling import to_tell
from khabar.register.families.releasing import recipients_of
from khabar.register.families.sheet import deaths_of
from khabar.register.families.shown import answers_of
from khabar.register.people.forms import ReasonForm
from khabar.register.people.queries import living


@needs(Right.FAMILIES)
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Enquiries to take, and one's own. Nothing of what families told stands here."""
    return _inbox(request)


def _inbox(request: HttpRequest, refusal: str = "") -> HttpResponse:
    user = user_of(request)
    found = list(access.inbox_of(user))
    context = {
        "own": [one for one in found if one.worker_id == user.pk],
        "free": [one for one in found if one.worker_id is None],
        "others": [one for one in found if one.worker_id not in (None, user.pk)],
        "workers": _workers() if may(user, Right.SETTLE) else [],
        "to_tell": to_tell(user),
        "purposes": [one.label for one in Purpose],
        **_counts(user),
        "refusal": refusal,
    }
    return render(request, "families/casework/inbox.html", context, status=400 if refusal else 200)


def _counts(user: User) -> dict[str, object]:
    """The counts of months and what they add up to, each cell with the words of its column; for seniors."""
    months, labels = table() if may(user, Right.SETTLE) else [], [one.label for one in Purpose]
    totals = [sum(cells) for cells in zip(*(cells for _month, cells in months), strict=True)]
    rows = [(month, list(zip(labels, cells, strict=True))) for month, cells in months]
    return {"counts": rows, "totals": list(zip(labels, totals, strict=False))}


def _workers() -> list[User]:
    return list(User.objects.filter(is_active=True, role__in=MAY[Right.FAMILIES]).order_by("username"))


def _mine(request: HttpRequest, public_id: str) -> Enquiry:
    """An enquiry that this user may open. Raises Http404."""
    return get_object_or_404(access.opened_by(user_of(request)), public_id=public_id)


@needs(Right.FAMILIES)
@require_safe
def enquiry(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a family told, who it may be about and why, and all that was done. Each opening is written down."""
    user, found = user_of(request), _mine(request, public_id)
    if not budgets.spend(budgets.OPEN_ENQUIRY, f"user {user.pk}", actor=user):
        return budgets.stopped(request)
    allowed = consents_of(found)
    try:
        if not access.has_reason(user, found):
            return render(request, "families/casework/reason.html", {"enquiry": found})
        actions.note_opening(found, user)
        sections = answers_of(found)
        context = {
            "enquiry": found,
            "sections": sections if Purpose.CONTACT in allowed else sections[:-1],
            "allowed": sorted(one.label for one in allowed),
            "may_contact": Purpose.CONTACT in allowed,
            "decided": matching.decided(found),
            "suggestions": matching.suggested(found),
            "alike": matching.alike(found),
            "echoes": echoes_of(found),
            "tips": notes.lines(found, notes.TIPS),
            "question": recognition.question_of(found),
            "held_back": deaths_of(found),
            "checked": notes.lines(found, notes.CHECKED),
            "opened": notes.lines(found, notes.OPENED),
            "told": notes.lines(found, notes.TOLD),
            "recipients": recipients_of(found),
            "may_court": Purpose.COURT in allowed,
            "files": sharing.given(found),
            "messages_": notes.lines(found, notes.MESSAGES),
        }
    except vault.Shut as error:
        raise Http404 from error
    return render(request, "families/casework/enquiry.html", context)


@needs(Right.FAMILIES)
@require_POST
def take(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an enquiry."""
    user = user_of(request)
    found = get_object_or_404(access.inbox_of(user), public_id=public_id)
    try:
        actions.take(found, request.POST.get("reason", ""), user)
    except BadInput as error:
        return _inbox(request, str(error))
    return redirect("enquiry", public_id)


@needs(Right.SETTLE)
@require_POST
def give(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give an enquiry to a case worker."""
    user = user_of(request)
    found = get_object_or_404(access.inbox_of(user), public_id=public_id)
    to = get_object_or_404(User, username=request.POST.get("to", ""), role__in=MAY[Right.FAMILIES], is_active=True)
    actions.give(found, to, user)
    return redirect("inbox")


Write = Callable[[Enquiry, dict[str, str], User], object]


def _writing(form_of: type[forms.Form], write: Write) -> Callable[..., HttpResponse]:
    """A page that takes one form about an enquiry, and leads back to it; what was refused is said there."""

    @needs(Right.FAMILIES)
    @sensitive_post_parameters()
    @require_POST
    def page(request: HttpRequest, public_id: str) -> HttpResponse:
        found, form = _mine(request, public_id), form_of(request.POST)
        if not form.is_valid():
            return render(request, "families/casework/refused.html", {"enquiry": found}, status=400)
        try:
            write(found, form.cleaned_data, user_of(request))
        except (BadInput, vault.Shut) as error:
            context = {"enquiry": found, "refusal": str(error)}
            return render(request, "families/casework/refused.html", context, status=400)
        return redirect("enquiry", public_id)

    return page


def _decide(found: Enquiry, said: dict[str, str], user: User) -> None:
    person = living(said["person"])
    if person is None:
        raise Http404
    actions.decide(found, person, said["verdict"] == "confirmed", said["reason"], user)


state_reason = _writing(ReasonForm, lambda one, said, user: actions.state_reason(one, **said, actor=user))
decide = _writing(typed.DecideForm, _decide)
check = _writing(typed.CheckForm, lambda one, said, user: actions.check_requester(one, **said, actor=user))
recognise = _writing(typed.AnswerForm, lambda one, said, user: actions.try_recognition(one, **said, actor=user))
write = _writing(typed.MessageForm, lambda one, said, user: actions.write(one, **said, actor=user))
reached = _writing(typed.ReachedForm, lambda one, said, user: actions.tell_death(one, **said, actor=user))


@needs(Right.FAMILIES)
@sensitive_post_parameters()
@require_POST
def share(request: HttpRequest, public_id: str) -> HttpResponse:
    """A file for a recipient whom the family allows, to carry away."""
    user, found, form = user_of(request), _mine(request, public_id), typed.ShareForm(request.POST)
    if not form.is_valid():
        return render(request, "families/casework/refused.html", {"enquiry": found}, status=400)
    if not budgets.spend(budgets.SHARED, f"user {user.pk}", actor=user):
        return budgets.stopped(request)
    try:
        name, made = sharing.give_file(found, **form.cleaned_data, actor=user)
    except (BadInput, vault.Shut) as error:
        context = {"enquiry": found, "refusal": str(error)}
        return render(request, "families/casework/refused.html", context, status=400)
    response = HttpResponse(made.content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="file-{name[:8]}.csv"'
    return response


@needs(Right.FAMILIES)
@require_POST
def told_recipient(request: HttpRequest, key: int) -> HttpResponse:
    """Say that a recipient was told that a file is taken back."""
    try:
        sharing.told_recipient(key, user_of(request))
    except BadInput as error:
        return _inbox(request, str(error))
    return redirect("inbox")
