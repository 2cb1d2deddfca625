"""What was understood of an answer, in plain words of the language in use; shown at once, to be corrected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from khabar import dates, names, places
from khabar.register.documents.templatetags.readings import unit
from khabar.register.families.calendar_words import day_words, month_words
from khabar.register.families.steps import Question, Step


def understood(step: Step, said: Mapping[str, Any], seen: str = "") -> dict[str, str]:
    """By question: what its words were read as; "" where nothing is to be said.

    `seen` are the words for when the person was last seen, by which an age is read.
    """
    return {one.name: _of(one, str(said.get(one.name, "")).strip(), seen) for one in step.questions if one.reads}


def _of(question: Question, words: str, seen: str) -> str:
    if not words:
        return ""
    if question.reads == "name":
        return _name(words) if question.name == "name" else ""
    if question.reads == "place":
        found = places.find(words)
        return unit(found.pcode) if found.pcode else _("This place is not in our list. It is kept as you wrote it.")
    if question.reads == "age":
        read = dates.read_age(words, dates.read_date(seen).edtf)
        return _("Born %(when)s") % {"when": when(read)} if read.edtf else ""
    read = dates.read_date(words)
    return when(read) if read.edtf else _("This date could not be read. It is kept as you wrote it.")


def _name(words: str) -> str:
    found = names.parse(words)
    parts = (
        (_("own name"), found.given),
        (_("father"), found.father),
        (_("grandfather"), found.grandfather),
        (_("family name"), found.family),
    )
    return " · ".join(f"{label}: {text}" for label, text in parts if text)


def when(read: dates.ReadDate) -> str:
    """A date that was read, in words. Ex: 2012-05-03 -> 3 May 2012; 2012~ -> about 2012; 2012/2013 -> between ..."""
    first, last = dates.span(read.edtf)
    if first is None or last is None:
        only = first or last
        return day_words(only) if only else read.raw
    words = _words(first, last)
    return _("about %(when)s") % {"when": words} if "~" in read.edtf else words


def _words(first: date, last: date) -> str:
    if first == last:
        return day_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return str(first.year)
        return _("between %(first)s and %(last)s") % {"first": first.year, "last": last.year}
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and last.day >= 28:
        return month_words(first)
    return _("between %(first)s and %(last)s") % {
        "first": day_words(first), "last": day_words(last)
    }  # fmt: skip
