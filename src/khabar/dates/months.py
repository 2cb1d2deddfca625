"""Month names in the languages of the lists, from data/months.yaml and data/hijri_months.yaml."""

import re
from collections.abc import Iterable
from functools import cache

from khabar.dates.fold import fold
from khabar.dates.words import table


@cache
def month_numbers() -> dict[str, int]:
    """Folded name of a Gregorian month -> 1 to 12, over every language. Ex: month_numbers()["اذار"] -> 3."""
    return {
        fold(name): number for months in table("months").values() for number, names in months.items() for name in names
    }


@cache
def hijri_numbers() -> dict[str, int]:
    """Folded name of a Hijri month -> 1 to 12. Ex: hijri_numbers()["رمضان"] -> 9."""
    return {fold(name): number for number, names in table("hijri_months").items() for name in names}


def any_of(names: Iterable[str]) -> str:
    """A regular expression that matches any of these names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
