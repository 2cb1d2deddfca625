"""The page on which a side writes to the other. It never shows an id, a name or an address of who is there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from khabar.model import BadInput
from khabar.register.families import vault
from khabar.register.families.actions import renew_card
from khabar.register.families.models import Enquiry
from khabar.register.families.relay import actions
from khabar.register.families.relay.forms import WriteForm
from khabar.register.families.relay.lines import links_of
from khabar.register.families.visits import for_any_card


@for_any_card
@require_http_methods(["GET", "HEAD", "POST"])
def relay(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """What was written, and a box to write more. Who comes for the first time gets a card of their own before that."""
    if vault.get(enquiry, "card").get("first"):
        renew_card(enquiry)
        return redirect("card")
    refusal, form = "", WriteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.write(enquiry, form.cleaned_data["number"], form.cleaned_data["text"])
            return redirect("relay")
        except BadInput as error:
            refusal = str(error)
    context = {"enquiry": enquiry, "links": links_of(enquiry), "refusal": refusal}
    return render(request, "families/relay/relay.html", context, status=400 if refusal or form.errors else 200)
