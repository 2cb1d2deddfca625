"""Where a finding is explained; back to the page that it stood on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.findings.explaining import explain_finding, read_about


@needs(Right.REVIEW)
@require_POST
def explain(request: HttpRequest) -> HttpResponse:
    """Keep what somebody says of a picture, a spelling or a row, or that it does not hold."""
    try:
        subject, page = read_about(request.POST.get("about", ""))
        is_withdrawn = request.POST.get("do") == "withdraw"
        explain_finding(subject, is_withdrawn, request.POST.get("reason", "")[:2000], user_of(request))
    except BadInput as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return redirect(page)
