"""Month names in the languages of the lists, from data/months.yaml."""

import re
from functools import cache
from importlib.resources import files

from khabar.dates.fold import fold


@cache
def month_numbers() -> dict[str, int]:
    """Folded month name -> 1 to 12, over every language of the table. Ex: month_numbers()["اذار"] -> 3."""
    import yaml

    table = yaml.safe_load(files("khabar.dates").joinpath("data/months.yaml").read_text("utf-8"))
    return {fold(name): number for months in table.values() for number, names in months.items() for name in names}


@cache
def month_pattern() -> str:
    """A regular expression that matches any folded month name, the longest first."""
    return "|".join(re.escape(name) for name in sorted(month_numbers(), key=len, reverse=True))
