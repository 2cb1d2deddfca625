"""Pages of the review: the queue, and one pair after the other. Everything works by keyboard and without a script."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.budgets import RECORDS, Allowance, spend, stopped
from khabar.register.accounts.drafts import draft_of, drop_draft
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.accounts.views import user_of
from khabar.register.people.grounds import Pair
from khabar.register.review import actions, holding, queries
from khabar.register.review.beside import SIGNS
from khabar.register.review.forms import VERDICTS, WISHES, DecideForm, WishForm, wish_of
from khabar.register.review.models import Stage, Suggestion
from khabar.register.review.showing import beside
from khabar.register.review.weighing import WHY, why_heavy

RECENT = 20
"""One's last opinions on the page of the queue."""


PAIRS = Allowance("pairs", 1200, alerts=True)
"""Pairs of the queue that a reviewer may be shown in an hour; others, opened by their address, count as records."""


def draft_name(pair: Pair) -> str:
    """What the draft of a reason is kept under."""
    return f"review {pair[0]}-{pair[1]}"


@needs(Right.REVIEW)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """How many pairs wait for whom, which to see, and what one said last."""
    user, ready = user_of(request), queries.bring_up()
    context = {
        "ready": ready,
        "has_worker": settings.HOME.has_worker(),
        "counts": queries.counts(),
        "wish": WishForm(request.GET or None),
        "nothing_left": "none" in request.GET,
        "mine": queries.last_of(user, RECENT),
        "speed": queries.speed_of(user),
        "may_settle": may(user, Right.SETTLE),
    }
    return render(request, "review/queue.html", context)


@needs(Right.REVIEW)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Be given the most useful pair that is free."""
    return _onwards(request)


@needs(Right.REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, a: int, b: int) -> HttpResponse:
    """Two records side by side; posted, what the reviewer says of them, and the next pair is shown at once."""
    both, user = (min(a, b), max(a, b)), user_of(request)
    if not queries.are_held(both):
        raise Http404
    refusal = ""
    if request.method == "POST" and request.POST.get("do") == "k":
        holding.skip(both, user)
        return _onwards(request)
    if request.method == "POST":
        form = DecideForm(request.POST)
        if form.is_valid():
            try:
                said, seconds = form.cleaned_data, holding.seconds_on(both, user)
                actions.give(both, VERDICTS[said["do"]], said["reason"], user, seconds)
            except BadInput as error:
                refusal = str(error)
            else:
                drop_draft(user, draft_name(both))
                return _onwards(request)
        refusal = (
            refusal
            or " ".join(map(str, form["reason"].errors))
            or _("Say whether they are the same, different, or nobody can tell.")
        )
    return _shown(request, both, refusal)


def _shown(request: HttpRequest, both: Pair, refusal: str) -> HttpResponse:
    user = user_of(request)
    allowance = PAIRS if holding.seconds_on(both, user) is not None else RECORDS
    if not spend(allowance, f"user {user.pk}", f"{both[0]}-{both[1]}", user):
        return stopped(request)
    suggested = Suggestion.objects.filter(record_a=both[0], record_b=both[1]).first()
    shown = beside(both, suggested)
    if shown is None:
        raise Http404
    opinions = queries.opinions_on(both)
    own = [one for one in opinions if one.user_id == user.pk]
    stage = suggested.stage if suggested else ""
    draft = {"reason": request.POST["reason"]} if "reason" in request.POST else draft_of(user, draft_name(both))
    context = {
        "pair": both,
        "suggested": suggested,
        "shown": shown,
        "signs": SIGNS.items(),
        "drawing": mark_safe(shown.drawing),  # noqa: S308 - charts escape every word
        "total": sum(bits for _label, bits in shown.steps),
        "heavy": [WHY[name] for name in why_heavy(both)],
        "stage": stage,
        "opinions": opinions if stage == Stage.SENIOR else [one for one in opinions if one.decision_id],
        "waits_for_others": bool(own) and own[-1].decision_id is None,
        "held_by_another": queries.held_by_another(both, user),
        "draft": draft,
        "draft_name": draft_name(both),
        "asked": [(name, text) for name in WISHES if (text := request.GET.get(name) or request.POST.get(name))],
        "last": next(iter(queries.last_of(user)), None),
        "counts": queries.counts(),
        "refusal": refusal,
    }
    return render(request, "review/pair.html", context, status=400 if refusal else 200)


@needs(Right.REVIEW)
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Undo the last thing that one said, and see that pair again."""
    user = user_of(request)
    try:
        last = actions.take_back_last(user)
    except BadInput:
        return redirect("review")
    both = last.record_a_id, last.record_b_id
    holding.hold(both, user)
    queries.bring_up()
    return redirect(_address(request, both))


def _onwards(request: HttpRequest) -> HttpResponse:
    """To the next pair, or to the page of the queue when there is none, or when it is being made anew."""
    if not queries.bring_up():
        return redirect("review")
    following = holding.next_pair(user_of(request), wish_of(request.POST))
    if following is None:
        return redirect(f"{reverse('review')}?none=1")
    return redirect(_address(request, following))


def _address(request: HttpRequest, both: Pair) -> str:
    asked = {name: text for name in WISHES if (text := request.POST.get(name))}
    return reverse("review-pair", args=both) + (f"?{urlencode(asked)}" if asked else "")
