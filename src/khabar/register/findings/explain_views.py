"""Where a finding is explained; back to the page that it stood on, or to its form with what is wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.findings.explaining import explain_finding, read_about


@needs(Right.REVIEW)
@require_POST
def explain(request: HttpRequest) -> HttpResponse:
    """Keep what somebody says of a picture, a spelling or a row, or that it does not hold."""
    about, reason = request.POST.get("about", ""), request.POST.get("reason", "")[:2000]
    try:
        subject, page = read_about(about)
    except BadInput as error:
        return refused(request, str(error), "", back=reverse("contradictions"))
    try:
        explain_finding(subject, request.POST.get("do") == "withdraw", reason, user_of(request))
    except BadInput as error:
        return refused(request, str(error), reverse("explain-finding"), about=about, reason=reason, back=page)
    return redirect(page)


def refused(request: HttpRequest, refusal: str, action: str, **shown: str) -> HttpResponse:
    """The form of one explanation once more, with what is wrong and what was typed; without one where there is none."""
    context = {"refusal": refusal, "action": action, "do": request.POST.get("do", ""), **shown}
    return render(request, "findings/explain.html", context, status=400)
