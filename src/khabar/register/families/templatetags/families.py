"""How news is put into plain words for a family, in the language of the page."""

from datetime import datetime

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.checks import FateState
from khabar.model import Credibility
from khabar.register.families.calendar_words import day_words
from khabar.register.families.casework.forms import CheckForm
from khabar.register.families.expiring import days_kept
from khabar.register.people.templatetags.people import fate_words

register = template.Library()

CHECKED: dict[Credibility, Promise] = {
    Credibility.CONFIRMED: _("confirmed by other sources"),
    Credibility.PROBABLE: _("probably true"),
    Credibility.POSSIBLE: _("possibly true"),
    Credibility.DOUBTFUL: _("doubtful"),
    Credibility.IMPROBABLE: _("improbable"),
    Credibility.UNJUDGED: _("nobody could check it yet"),
}


register.simple_tag(days_kept)


PRESUMED_ALIVE = _("Presumed alive: nothing on this page says otherwise")
"""The same whether a case worker has something to tell first or not: the page speaks of itself, and so never lies."""


@register.filter
def fate_told(state: str) -> Promise:
    """What a family's page says of somebody's fate: by what stands on the page, not by all that the register holds."""
    return PRESUMED_ALIVE if FateState(state) is FateState.PRESUMED_ALIVE else fate_words(state)


@register.filter
def how_checked(grade: str) -> Promise:
    """How far a claim was checked, in words. Ex: "6" -> "nobody could check it yet"."""
    return CHECKED[Credibility(grade)]


@register.filter
def moment(text: str) -> datetime:
    """The time that a line of the vault was written at."""
    return datetime.fromisoformat(text)


@register.filter
def in_words(day: datetime) -> str:
    """A day as families say it. Ex: 24 November 2026, 24 تشرين الثاني 2026"""
    return day_words(day)


@register.filter
def outcome(word: str) -> str:
    """What came of a check, in words."""
    return str(dict(CheckForm.base_fields["outcome"].choices).get(word, word))  # type: ignore[attr-defined]
