"""Who is said to have done what a figure counts: "killed by the army", "the army killed", على يد قوات الحكومة."""

import re
from functools import cache

from khabar.statements.lexicon import load
from khabar.statements.quantities import Quantity
from khabar.statements.sentences import Sentence

LETTERS = "[\u0621-\u064a\u064b-\u0652]"
START = {"en": r"(?<!\w)", "ar": "(?<![\u0621-\u064a])(?:[وف])?"}
NAME = r"(?:[A-Z][\w’'-]*|al-[A-Z][\w’'-]*)"


def doer(text: str, sentence: Sentence, quantity: Quantity, language: str) -> str:
    """Who is said to have done it, as a body named in the sentence of a figure; "" when none is.

    The subject of what was done, right before the figure, comes first; then who is named behind the figure.

    Ex: "Government forces arrested 40" -> "Government forces"; "40 were arrested by the army" -> "the army"
    """
    before, behind = _patterns(language)
    found = before.search(text, sentence.start, quantity.span[0]) or behind.search(
        text[quantity.span[1] : sentence.end]
    )
    if found is None:
        return ""
    return next(words for name, words in found.groupdict().items() if name.startswith("who") and words).strip()


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What leads to the figure from a doer before it, and what names one behind it."""
    table = {key: "|".join(sorted(map(re.escape, words), key=len, reverse=True)) for key, words in _lists(language)}
    return _english(table) if language == "en" else _arabic(table)


def _lists(language: str) -> list[tuple[str, list[str]]]:
    return list(load("doers")[language].items())


def _english(table: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    kinds, heads = f"(?i:{table['kinds']})", f"(?i:{table['heads']})"
    name = rf"{NAME}(?:\s+(?:of\s+(?:the\s+)?)?{NAME}){{0,5}}"
    body = rf"(?:[Tt]he\s+)?(?:(?:{kinds}|{NAME})\s+){{0,5}}{heads}(?:\s+of\s+(?:the\s+)?{name})?(?![\w’'-])"
    subject = (
        rf"(?<!\w)(?P<who>{body})\s+(?:(?:{table['auxiliary']})\s+){{0,3}}(?:{table['did']})\s+(?:all\s+|another\s+)?"
    )
    by = rf"(?<!\w)(?:(?:{table['did']})\s+by|{table['leads']})\s+(?P<who>{body}|(?:the\s+)?{name})"
    near = rf"(?:\s+(?!(?:{table['counting']})\s)[\w’'-]+){{0,3}}?\s+by\s+(?P<who_near>{body})"
    within = rf"(?<!\w)in\s+(?P<who_held>{body})\s+(?:prisons?|jails?|custody|detention|hands)"
    return re.compile(rf"{subject}$"), re.compile(rf"(?:{by}|{within}|\A{near})")


def _arabic(table: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    end = f"(?!{LETTERS})"
    word = f"(?!(?:{table['apart']}|{table['did']}|{table['auxiliary']}){end}|و){LETTERS}+"
    body = rf"(?:{table['heads']}){end}(?:\s+{word}(?:\s+ال{LETTERS}+){{0,2}})?"
    did = rf"{START['ar']}(?:{table['did']}){end}"
    subject = rf"{did}\s+(?P<who>{body})(?:\s+{LETTERS}+){{0,4}}\s+"
    leading = rf"{START['ar']}(?P<who_first>{body})\s+(?:(?:{table['auxiliary']})\s+)?{did}(?:\s+{LETTERS}+){{0,2}}\s+"
    held = rf"{START['ar']}(?:{table['leads']})\s+(?P<who_held>{body})(?:\s+{LETTERS}+){{0,2}}\s+"
    any_body = rf"(?:{body}|{word}(?:\s+ال{LETTERS}+){{0,2}})"
    by = rf"{START['ar']}(?:(?:{table['leads']})\s+(?P<who>{any_body})|(?:{table['did_them']})\s+(?P<who_them>{body}))"
    return re.compile(f"(?:{subject}|{leading}|{held})$"), re.compile(by)
