"""How statements, figures and verdicts are put into words on pages."""

from typing import Any, NamedTuple

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from khabar.checks import Check, Verdict, Why
from khabar.register.accounts.templatetags.khabar import verbatim
from khabar.register.documents.templatetags.documents import JUDGED
from khabar.register.press import publishing, words
from khabar.register.press.counts import COUNTS
from khabar.register.press.estimates_shown import EstimateShown, estimate_words
from khabar.register.press.labels import MARKS, RIGHT, VERDICTS, WHY
from khabar.register.press.models import Kind
from khabar.register.press.public.titles import question_title
from khabar.register.press.quoting import place_name

register = template.Library()


@register.filter
def counted(counts: str) -> Promise | str:
    """What is counted, in words."""
    return COUNTS.get(counts, counts)


@register.filter
def bounds(figure: words.HasBounds) -> str:
    """A range in words."""
    return words.bounds(figure)


@register.filter
def days(figure: Any) -> str:
    """The period of a figure or a question, in words."""
    return words.period(figure.since, figure.until)


@register.filter
def place(pcode: str) -> str:
    """A unit by its name."""
    return place_name(pcode) or pcode


@register.filter
def verdict(check: Check) -> Promise:
    """One of four fixed words."""
    return VERDICTS[Verdict(check.verdict)]


@register.filter
def why(reason: Why) -> Promise:
    """Why figures can't be compared, or what to know of the comparison."""
    return WHY[reason]


@register.filter
def mark_label(mark: str) -> Promise | str:
    """What kind of saying it is: denied, negated, about the future, under a condition."""
    return MARKS.get(mark, mark)


@register.filter
def right_words(right: bool | None) -> Promise:
    """Whether the figures of an article give its percentage."""
    return RIGHT[right]


@register.filter
def percent(sureness: float) -> str:
    """Ex: 0.77 -> "77 %"."""
    return f"{sureness:.0%}".replace("%", " %")


@register.filter
def asked(question: Any) -> str:
    """What a question asks, in the language in use."""
    return question_title(question)


@register.filter
def told(value: Any, field: str) -> SafeString:
    """A value that people may correct, in words; a dot where there is none."""
    if value in (None, ""):
        return format_html("{}", "·")
    if field == "counts":
        return format_html("{}", COUNTS.get(value, value))
    if field in ("pcode", "place"):
        return format_html("{} <small>{}</small>", place_name(value), value)
    return verbatim(f"{value:,}" if isinstance(value, int) else value)


@register.filter
def estimate(shown: EstimateShown | None) -> str:
    """What is estimated, with its interval and what it assumes; or why nothing is."""
    return estimate_words(shown)


@register.filter
def bounds_of(content: dict[str, Any]) -> str:
    """The range of a suggested figure, in words."""
    return words.bounds(Range(content["low"], content["high"]))


class Range(NamedTuple):
    """Two bounds."""

    low: int | None
    high: int | None


@register.filter
def kind_words(kind: str) -> Promise | str:
    """What was found, in words."""
    return dict(Kind.choices).get(kind, kind)


@register.filter
def kind_of(thing: Any) -> str:
    """What it is, as addresses say it."""
    return publishing.kind_of(thing)


@register.filter
def judged_name(field: str) -> Promise | str:
    """A field that was corrected, in words."""
    return JUDGED.get(field, field)
