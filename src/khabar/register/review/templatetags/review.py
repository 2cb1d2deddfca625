"""How verdicts are put into words, in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.model import Verdict

register = template.Library()

VERDICTS: dict[Verdict, Promise] = {
    Verdict.SAME: _("The same person"),
    Verdict.DIFFERENT: _("Different persons"),
    Verdict.UNSURE: _("Nobody can tell"),
}


@register.filter
def verdict_words(verdict: str) -> Promise:
    """A verdict in words. Ex: "same" -> "The same person"."""
    return VERDICTS[Verdict(verdict)]
