"""How readings are put into words, in the language of the page."""

import re

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from khabar import model
from khabar.places import gazetteer
from khabar.register.documents.rules import RULES

register = template.Library()

SURE, FAIRLY = 0.85, 0.6
LEVELS: dict[str, Promise] = {
    "governorate": _("governorate"),
    "district": _("district"),
    "subdistrict": _("subdistrict"),
}
SEXES: dict[str, Promise] = {"male": _("male"), "female": _("female")}
_NUMBERS = re.compile(r"\d[\d-]*")
_KNOWN = "|".join(re.escape(rule) for rule in sorted(RULES, key=len, reverse=True))
_PART = re.compile(rf"(?:: |, | )?({_KNOWN})(?=: |, | |$)")


@register.filter
def sureness(sure: float) -> Promise | str:
    """How sure a reading is, in words; "" when there is little to doubt. Ex: 0.4 -> "hardly sure"."""
    return "" if sure >= SURE else _("fairly sure") if sure >= FAIRLY else _("hardly sure")


@register.filter
def unit(pcode: str) -> str:
    """A unit's name in the language of the page, with its level and governorate. Ex: "SY0302" -> "Douma (district),
    Rif Dimashq"; a code that the gazetteer lacks stays as it is.
    """
    place = gazetteer().get(pcode)
    if place is None:
        return pcode
    name = f"{_named(pcode)} ({LEVELS[place.level]})"
    return name if place.level == "governorate" else f"{name}{_(', ')}{_named(pcode[:4])}"


def _named(pcode: str) -> str:
    place = gazetteer()[pcode]
    return place.name_ar if get_language() == "ar" else place.name_en


@register.filter
def read_as(reading: model.Reading) -> SafeString:
    """What a value was read as: units by name, sexes in words, the rest as it is."""
    return said(reading.field, reading.read_as)


@register.simple_tag
def said(field: str, text: str) -> SafeString:
    """One reading, or an alternative to it, of a field."""
    if field in ("origin_place", "event_place"):
        return format_html("<bdi>{}</bdi> <bdi><small>{}</small></bdi>", unit(text), text)
    if field == "sex":
        return format_html("{}", SEXES[text])
    return format_html('<bdi dir="{}">{}</bdi>', "auto" if field == "facility" else "ltr", text)


@register.filter
def rule_words(rule: str) -> SafeString:
    """By which rule something was read, or why not, in the language of the page; else the English words, marked so.

    Ex: "about: year alone" is put together from its parts, and "there is no month 13" from its words and its number.
    """
    numbers = iter(_NUMBERS.findall(rule))
    plain = _NUMBERS.sub("#", rule)
    parts, at = [], 0
    while at < len(plain) and (found := _PART.match(plain, at)):
        parts.append(re.sub("#", lambda _mark: next(numbers, ""), str(RULES[found[1]])))
        at = found.end()
    if at < len(plain):
        return format_html('<span lang="en" dir="ltr">{}</span>', rule)
    return format_html("{}", str(_(", ")).join(parts))
