"""The one mail that this app sends. Its text is fixed, and says nothing about people."""

from django.utils.translation import gettext_lazy as _

from khabar.register.mail.kinds import KINDS, Kind
from khabar.register.press.recommending import KIND, receiver_of

SUBJECT = _("A page was recommended to you")
HELLO = _("For %(for)s: %(from)s recommends this page to you.")
"""Both are initials, or three dots."""
PAGE = _("The page: %(page)s")
WHO = _("This text is always the same. Who sent it did not write it, and their address is not passed on.")
OFF = _("If you want no such mail, ever, open this page: %(off)s")


def add_kind() -> None:
    """Say so; called once by `ready`."""
    KINDS[KIND] = Kind(SUBJECT, (HELLO, PAGE, WHO, OFF), receiver_of)
