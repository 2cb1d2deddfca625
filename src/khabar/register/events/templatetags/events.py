"""How facilities are named, in the language of the page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from khabar.register.accounts.templatetags.khabar import verbatim
from khabar.register.events.models import Facility

register = template.Library()


@register.filter
def facility_name(facility: Facility) -> SafeString:
    """The name in the language of the page, else the other one."""
    names = (facility.name_ar, facility.name_en)
    first, second = names if get_language() == "ar" else reversed(names)
    return verbatim(first or second)


@register.filter
def facility_names(facility: Facility) -> SafeString:
    """Both names, that of the page's language first."""
    names = (facility.name_ar, facility.name_en)
    both = [verbatim(name) for name in (names if get_language() == "ar" else reversed(names)) if name]
    return both[0] if len(both) == 1 else format_html("{} <small>{}</small>", *both)


@register.filter
def option_text(facility: Facility) -> str:
    """Both names in one line of plain text, as a choice in a form shows them."""
    return " · ".join(filter(None, (facility.name_ar, facility.name_en)))
