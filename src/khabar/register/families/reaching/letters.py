"""The two mails that families get, and where each goes when the worker sends it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from khabar.model import BadInput
from khabar.register.families import budgets
from khabar.register.families.browsers import is_known
from khabar.register.families.models import Enquiry, State
from khabar.register.families.reaching.actions import give_code
from khabar.register.families.reaching.channel import Channel, channel_of, reached_at
from khabar.register.families.reaching.models import Asked, Use
from khabar.register.families.reaching.notices import may_be_told
from khabar.register.families.reaching.off import Off, link
from khabar.register.families.vault import Shut
from khabar.register.mail.addresses import checked
from khabar.register.mail.kinds import Kind, Receiver, Told

KNOWN = budgets.Allowance("codes to known", 6)
"""How many codes go out in an hour for a browser in which the notes were open before."""

HOUR = budgets.Allowance("codes to", 3)
DAY = budgets.Allowance("codes to in a day", 6, period=timedelta(days=1))
"""How many codes go to one address for all other browsers together, in an hour and in a day: anybody may ask there."""


def _of_code(told: Told) -> Receiver | None:
    """A code goes to an address that a family confirmed, or that a family just named as its own."""
    asked = Asked.objects.filter(public_id=told["asked"]).select_related("enquiry").first()
    if asked is None:
        return None
    try:
        if asked.use == Use.CONFIRM and asked.enquiry is not None:
            enquiry, is_theirs = asked.enquiry, False
        else:
            found = reached_at(checked(told["typed"]))
            if not found:
                return None
            enquiry, is_theirs = found[0], any(is_known(one, told["browser"]) for one in found)
        channel = channel_of(enquiry)
    except (BadInput, Shut):
        return None
    if not _may_get(channel, enquiry, is_theirs):
        return None
    return Receiver(channel.address, {"code": give_code(asked, enquiry)}, link(enquiry, Off.CODES))


def _may_get(channel: Channel, enquiry: Enquiry, is_theirs: bool) -> bool:
    """Whether one more code may go there. Who was here before in that browser is never held up by what others ask."""
    if is_theirs:
        return budgets.spend(KNOWN, f"mail of {enquiry.public_id}")
    who = f"mail {channel.address.casefold()}"
    return not channel.quiet and budgets.spend(HOUR, who) and budgets.spend(DAY, who)


def _of_news(told: Told) -> Receiver | None:
    """A notice goes out if the family still wants it, and nothing has come up that a person has to tell first."""
    enquiry = Enquiry.objects.filter(public_id=told["enquiry"], state=State.SENT).first()
    try:
        if enquiry is None or not may_be_told(enquiry):
            return None
        return Receiver(channel_of(enquiry).address, off=link(enquiry, Off.NEWS))
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
