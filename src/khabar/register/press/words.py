"""How figures are put into words, in the language of the page."""

import re
from typing import Protocol

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from khabar.register.accounts.templatetags.khabar import CONTROLS
from khabar.register.press.counts import COUNTS

OTHER_WAY = {True: re.compile(r"[A-Za-z]|\d[-/.:]\d"), False: re.compile("[\u0590-\u08ff]")}
"""What is written, or has its parts, from the left in a language from the right, and the other way round."""


def apart(text: str) -> str:
    """Words, dates and addresses of the other direction, set apart by U+2068 and U+2069 so that nothing trades places.

    Direction controls of the text itself are made visible first: none of them can end that.

    Ex: in Arabic "2026-12-01" would stand as 01-12-2026 behind Arabic letters
    """
    shown = text.translate(CONTROLS)
    return f"\u2068{shown}\u2069" if OTHER_WAY[get_language_bidi()].search(shown) else shown


def bare(text: str) -> str:
    """The text without what sets its parts apart, for machines."""
    return text.replace("\u2068", "").replace("\u2069", "")


class HasBounds(Protocol):
    """What has a least and a most."""

    @property
    def low(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...


def bounds(figure: HasBounds) -> str:
    """A range in words. Ex: "200 to 900", "476", "at least 476", "at most 90"."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return f"{low:,}" if low == high else _("%(low)s to %(high)s") % {"low": f"{low:,}", "high": f"{high:,}"}
    if low is not None:
        return _("at least %(n)s") % {"n": f"{low:,}"}
    return _("at most %(n)s") % {"n": f"{high:,}"} if high is not None else _("not said")


def period(since: str, until: str) -> str:
    """A period in words. Ex: "from 2022-04-30 to 2022-05-11", "until 2022-05-11"; "" when nothing is said."""
    since, until = apart(since), apart(until)
    if since and until:
        return since if since == until else _("from %(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return _("since %(day)s") % {"day": since}
    return _("until %(day)s") % {"day": until} if until else ""


def counted(counts: str) -> str:
    """What is counted. Ex: "people released"."""
    return str(COUNTS.get(counts, counts))
