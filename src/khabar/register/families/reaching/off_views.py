"""The page behind the link in the head of a mail: one press, and such mails come no more. Any link gets one answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from khabar.register.families.reaching import actions
from khabar.register.families.reaching.off import read
from khabar.register.families.visits import for_strangers


@csrf_exempt
@for_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, token: str) -> HttpResponse:
    """End such mails, as mail programs ask for it with a POST of their own; who only opens the link changes nothing."""
    if request.method == "POST" and (found := read(token)):
        actions.turn_off(*found)
    return render(request, "families/reaching/off.html", {"is_done": request.method == "POST"})
