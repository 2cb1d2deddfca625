"""The rules by which values are read, and why some are not, in the languages of the pages; # stands for a number."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DATES: tuple[Promise, ...] = (
    _("year, month, day"),
    _("year, day, month"),
    _("day, month, year"),
    _("month, day, year"),
    _("of two digits"),
    _("year, month"),
    _("month, year"),
    _("year alone"),
    _("decade"),
    _("decade by name"),
    _("spreadsheet day number"),
    _("month by name, year"),
    _("day, month by name, year"),
    _("season, year"),
    _("no year"),
    _("Hijri day"),
    _("Hijri month"),
    _("Hijri year"),
    _("Hijri month of a Gregorian year"),
    _("beside Hijri"),
    _("between two dates"),
    _("one of two dates"),
    _("early part of a year"),
    _("middle part of a year"),
    _("late part of a year"),
    _("early part of a month"),
    _("middle part of a month"),
    _("late part of a month"),
    _("about"),
    _("perhaps"),
    _("marked as uncertain"),
    _("until"),
    _("since"),
    _("age on the date of the event"),
    _("age on the date of the document"),
)
PLACES: tuple[Promise, ...] = (
    _("name"),
    _("name as heard"),
    _("name with other spaces"),
    _("same consonants"),
    _("name with a slip of the pen"),
    _("countryside of a governorate"),
    _("a landmark named after it"),
    _("of a part"),
    _("confirmed by the unit around it"),
    _("beside words that are no place"),
    _("parts that don't fit into each other"),
    _("P-code"),
)
NUMBERS: tuple[Promise, ...] = (
    _("as many digits as Syria's national numbers have"),
    _("one digit short of Syria's national numbers: a zero in front may be lost"),
    _("another length than Syria's national numbers have"),
    _("not digits alone, kept as written"),
    _("a number"),
    _("numbers"),
    _("a number among words"),
    _("international form"),
    _("international form without its +"),
    _("a number of Syria, as no country is named"),
    _("a word for a sex"),
    _("free text, folded"),
)
UNREAD: tuple[Promise, ...] = (
    _("said to be unknown"),
    _("empty"),
    _("longer than # characters"),
    _("longer than # characters or # parts"),
    _("the calendar has no #"),
    _("there is no month #"),
    _("month # has no day #"),
    _("the year # is outside #"),
    _("the Hijri year # is outside #"),
    _("there is no Hijri month #"),
    _("no Hijri month has a day #"),
    _("that Hijri month begins # times in #"),
    _("the two month names differ"),
    _("the end stands before the beginning"),
    _("a range of ranges"),
    _("an open range of a range"),
    _("not a date in a form that we know"),
    _("not an age in a form that we know"),
    _("an age without the date on which it was true"),
    _("older than # years"),
    _("no place of this name in the gazetteer"),
    _("names the country, no unit of it"),
    _("no word for a sex that we know"),
    _("no digit in it"),
    _("a spreadsheet has rounded it: digits are lost"),
    _("no number of a numbering plan that we know"),
)


def _by_words(rules: tuple[Promise, ...]) -> dict[str, Promise]:
    from django.utils.translation import override

    with override(None):
        return {str(rule): rule for rule in rules}


RULES: dict[str, Promise] = _by_words((*DATES, *PLACES, *NUMBERS, *UNREAD))
"""Every rule by its English words, which are those that readings carry."""
