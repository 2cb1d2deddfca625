"""How sure a column is recognised, how work stands and how long it takes, in the language of the page."""

from datetime import timedelta

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

SAID_BY: dict[str, Promise] = {
    "mapping": _("as a person said"),
    "header": _("by its header"),
    "near": _("its header is nearly a known one"),
    "contents": _("only by its cells"),
    "": _("not recognised"),
}
HOW_SURE: tuple[tuple[float, Promise], ...] = (
    (0.9, _("very sure")),
    (0.7, _("quite sure")),
    (0.5, _("not so sure")),
    (0.0, _("a guess")),
)


@register.filter
def said_by(who: str) -> Promise:
    """By what a column was recognised, in words."""
    return SAID_BY[who]


@register.filter
def how_sure(sure: float) -> Promise:
    """How sure that is, in words. Ex: 0.95 -> "very sure"."""
    return next(words for least, words in HOW_SURE if sure >= least)


@register.filter
def percent(share: float) -> str:
    """A share from 0 to 1 in hundredths. Ex: 0.95 -> "95 %"."""
    return f"{share:.0%}".replace("%", " %")


@register.filter
def as_clock(took: timedelta) -> str:
    """A span of time as hours, minutes and seconds. Ex: 75 s -> "0:01:15"."""
    return str(timedelta(seconds=round(took.total_seconds())))
