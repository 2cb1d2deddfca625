"""The words that stand around a date, from data/words.yaml."""

from functools import cache
from importlib.resources import files
from typing import Any

from khabar.dates.fold import fold


@cache
def pattern(kind: str) -> str:
    """A regular expression for any word of one kind, the longest first. Ex: pattern("about") matches "حوالي"."""
    words = sorted((_fold(word) for word in table("words")[kind]), key=len, reverse=True)
    return f"(?:{'|'.join(words)})"


@cache
def table(name: str) -> Any:
    """Read one YAML table of the data folder. Ex: table("months")."""
    import yaml

    return yaml.safe_load(files("khabar.dates").joinpath(f"data/{name}.yaml").read_text("utf-8"))


@cache
def numbers(kind: str) -> dict[str, int]:
    """Folded words of data/numbers.yaml -> the number they stand for. Ex: numbers("days")["السابع"] -> 7."""
    return {fold(word): number for number, words in table("numbers")[kind].items() for word in words}


def _fold(word: str) -> str:
    return word if word.isascii() else fold(word)
