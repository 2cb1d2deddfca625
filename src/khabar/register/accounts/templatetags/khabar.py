"""Filters that every template may use."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

CONTROLS = {code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


@register.filter
def verbatim(text: str) -> SafeString:
    """Somebody's words, isolated from the direction of the page, with hidden direction controls made visible.

    Ex: {{ record.name|verbatim }} -> <bdi>محمد</bdi>
    """
    return format_html("<bdi>{}</bdi>", str(text).translate(CONTROLS))
