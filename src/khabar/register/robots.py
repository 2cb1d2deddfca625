"""Search engines and other machines that read the net are asked to stay away, by the file that they ask for first."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Nothing of a register is for them."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")
