"""Drawing pairs by chance to check the linkage: from the page of a link run."""

from secrets import randbelow

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.review import sampling
from khabar.register.review.tasks import ask_to_gather


@needs(Right.ANALYSE)
@require_POST
def draw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Draw a sample of the pairs that the runs in force kept, for reviewers to judge."""
    try:
        sampling.draw(randbelow(2**31), user_of(request))
    except BadInput:
        return redirect("run", public_id)
    ask_to_gather()
    return redirect("run", public_id)
