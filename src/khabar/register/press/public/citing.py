"""How something published is cited: in plain words, as BibTeX, and as CSL-JSON, which reference managers read."""

import re
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.dates import span
from khabar.register.press.public.titles import Titled
from khabar.register.press.words import apart, bare

ESCAPED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "{}%&$#_"},
}


def plain(thing: Titled, address: str) -> str:
    """One line. Ex: "Harbour Committee: “about 40” (36 to 44) … Published 2026-11-24. https://…"."""
    words = _("%(title)s. In this register since %(day)s; last changed %(changed)s. %(address)s")
    day, changed = apart(f"{thing.published:%Y-%m-%d}"), apart(f"{thing.updated:%Y-%m-%d}")
    return words % {"title": thing.title.rstrip("."), "day": day, "changed": changed, "address": apart(address)}


def bibtex(thing: Titled, address: str) -> str:
    """An entry of the kind @misc; what would be a command in it is escaped."""
    fields = {
        "title": f"{{{_escaped(bare(thing.title))}}}",
        "author": f"{{{_escaped(thing.author)}}}" if thing.author else "",
        "howpublished": _escaped(thing.outlet),
        "year": f"{thing.published:%Y}",
        "month": str(thing.published.month),
        "note": f"Accessed {timezone.now():%Y-%m-%d}; last changed {thing.updated:%Y-%m-%d}",
        "url": address,
    }
    key = re.sub(r"\W", "", f"{thing.kind}{thing.public_id}", flags=re.ASCII)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}}}\n"


def csl(thing: Titled, address: str) -> list[dict[str, Any]]:
    """One item in a list, as CSL-JSON is."""
    item: dict[str, Any] = {
        "id": f"{thing.kind}-{thing.public_id}",
        "type": "webpage",
        "title": bare(thing.title),
        "URL": address,
        "issued": {"date-parts": [_parts(thing.published.date())]},
        "accessed": {"date-parts": [_parts(timezone.now().date())]},
    }
    if thing.author:
        item["author"] = [{"literal": thing.author}]
    if thing.outlet:
        item["container-title"] = thing.outlet
    if said := span(thing.dated)[0]:
        item["original-date"] = {"date-parts": [_parts(said)]}
    return [item]


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _escaped(text: str) -> str:
    return "".join(ESCAPED.get(letter, letter) for letter in " ".join(text.split()))
