"""How what was noticed is put into words, in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.checks import Recorded

register = template.Library()

RECORDED: dict[Recorded, Promise] = {
    Recorded.DEAD_BEFORE: _("reported dead on a day before"),
    Recorded.DEAD: _("reported dead; whether before is not known"),
    Recorded.ALREADY_FREE: _("free already, by other news"),
    Recorded.HELD: _("recorded as held"),
    Recorded.NOT_HELD: _("known, but never recorded as held"),
    Recorded.NEVER: _("never recorded elsewhere"),
}


@register.filter
def recorded_words(state: str) -> Promise:
    """What else is recorded of somebody on a release list, in words."""
    return RECORDED[Recorded(state)]


@register.filter
def is_grave(state: str) -> bool:
    """Whether it bears on life that somebody on a release list is recorded so."""
    return Recorded(state) in (Recorded.DEAD_BEFORE, Recorded.DEAD)
