"""Search engines and other machines that read the net are asked to stay away, by the file that they ask for first."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Nothing of a register is for them; what was published is, where its administrator wants that."""
    rules = "Allow: /public/\nDisallow: /\n" if settings.HOME.web.robots else "Disallow: /\n"
    return HttpResponse(f"User-agent: *\n{rules}", content_type="text/plain; charset=utf-8")
