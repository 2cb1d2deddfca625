"""The two mails that families get, and where each goes when the worker sends it."""

from django.utils.translation import gettext_lazy as _

from khabar.model import BadInput
from khabar.register.families import budgets
from khabar.register.families.models import Enquiry, State
from khabar.register.families.reaching.actions import give_code
from khabar.register.families.reaching.channel import channel_of, reached_at
from khabar.register.families.reaching.models import Asked, Use
from khabar.register.families.reaching.notices import may_be_told
from khabar.register.families.vault import Shut
from khabar.register.mail.addresses import checked
from khabar.register.mail.kinds import Kind, Receiver, Told

CODES_TO = budgets.Allowance("codes to", 12)
"""How many codes go to one address in an hour, whoever asks."""


def _of_code(told: Told) -> Receiver | None:
    """A code goes to an address that a family confirmed, or that a family just named as its own."""
    asked = Asked.objects.filter(public_id=told["asked"]).select_related("enquiry").first()
    if asked is None:
        return None
    try:
        if asked.use == Use.CONFIRM and asked.enquiry is not None:
            enquiry, address = asked.enquiry, channel_of(asked.enquiry).address
        else:
            address = checked(told["typed"])
            known = reached_at(address)
            if not known:
                return None
            enquiry, address = known[0], channel_of(known[0]).address
    except (BadInput, Shut):
        return None
    if not budgets.spend(CODES_TO, f"mail {address.casefold()}"):
        return None
    return Receiver(address, {"code": give_code(asked, enquiry)})


def _of_news(told: Told) -> Receiver | None:
    """A notice goes out if the family still wants it, and nothing has come up that a person has to tell first."""
    enquiry = Enquiry.objects.filter(public_id=told["enquiry"], state=State.SENT).first()
    try:
        if enquiry is None or not may_be_told(enquiry):
            return None
        return Receiver(channel_of(enquiry).address)
    except Shut:
        return None


LETTERS = {
    "code": Kind(
        _("Your code"),
        (
            _("Your code: %(code)s"),
            _("It is good for 15 minutes, on the page where you asked for it."),
            _("If you did not ask for it, you need do nothing."),
        ),
        _of_code,
    ),
    "news": Kind(
        _("Something new for you"),
        (_("There is something new for you. Open the page that you know, as you always do."),),
        _of_news,
    ),
}
