"""Numbers as digits, as words, or both, in English and Arabic: "17,723", "1.2 million", "سبعة عشر ألفاً ومئتان"."""

from dataclasses import dataclass
from functools import cache

from khabar.statements.lexicon import values, words
from khabar.statements.tokens import Token, fold

ARABIC_AND = "و"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token `end`. `in_words`: no digit in it. A fraction is kept as it was read."""

    value: float
    end: int
    in_words: bool


MOST_DIGITS = 18


def digits(text: str) -> float | None:
    """The value of digits with separators; None where they can't be one number (a date, an address).

    Three digits behind each mark are thousands, anything else behind one mark a decimal fraction.

    More than eighteen digits and marks are no number of people.

    Ex: digits("17,723") == 17723, digits("1.5") == 1.5, digits("12.3.2024") is None
    """
    if len(text) > MOST_DIGITS:
        return None
    whole = fold(text)
    for mark in (",", ".", "'"):
        head, *groups = whole.split(mark)
        is_grouped = groups and all(len(group) == 3 and group.isdigit() for group in groups)
        if is_grouped and len(head) <= 3 and head.isdigit() and head != "0":
            return float("".join((head, *groups)))
    whole = whole.replace(",", "") if whole.count(".") == 1 and "," in whole.split(".")[0] else whole.replace(",", ".")
    try:
        return float(whole)
    except ValueError:
        return None


def read_number(tokens: list[Token], at: int, language: str) -> Number | None:
    """The number that begins at a token, as long as it goes. Ex: "two hundred and six men" -> 206."""
    token = tokens[at]
    if token.kind == "number":
        value = digits(token.text)
        if value is None:
            return None
        end = at + 1
        scales = values(f"numbers_{language}", "scales")
        while (
            end < len(tokens) and tokens[end].fold in scales and not (value >= 1000 and scales[tokens[end].fold] < 1000)
        ):
            value *= scales[tokens[end].fold]
            end += 1
        return Number(value, end, in_words=False)
    return _english(tokens, at) if language == "en" else _arabic(tokens, at)


@cache
def bare_word(word: str) -> tuple[str, int]:
    """An Arabic number word without the particles joined before it, and how many letters they are.

    Ex: bare_word("لعشرات") == ("عشرات", 1); bare_word("والمئات") == ("المئات", 1); bare_word("واحد") == ("واحد", 0)
    """
    known = _known()
    cuts = [cut for cut in range(3) if word[:cut].strip("وفبلك") == "" and word[cut:] in known]
    return (word[cuts[0] :], cuts[0]) if cuts else (word, 0)


@cache
def _known() -> frozenset[str]:
    keys = ("ones", "tens", "scales", "whole", "duals", "plurals")
    few = words("numbers_ar", "few")
    return few.union(*(values("numbers_ar", key) for key in keys))


def _english(tokens: list[Token], at: int) -> Number | None:
    ones, tens, scales = (values("numbers_en", key) for key in ("ones", "tens", "scales"))
    total = group = 0.0
    end, seen = at, False
    if tokens[at].fold == "a" and at + 1 < len(tokens) and tokens[at + 1].fold in scales:
        group, end, seen = 1, at + 1, True
    if tokens[at].fold == "half" and [t.fold for t in tokens[at + 1 : at + 3]] == ["a", "million"]:
        return Number(500_000, at + 3, in_words=True)
    while end < len(tokens):
        parts = tokens[end].fold.split("-")
        if all(part in ones or part in tens for part in parts):
            if seen and group % 10 and group < 100:
                break
            group += sum(ones.get(part, tens.get(part, 0)) for part in parts)
        elif tokens[end].fold in scales and seen:
            scale = scales[tokens[end].fold]
            if scale <= 100:
                group *= scale
            else:
                total, group = total + group * scale, 0
        elif not (tokens[end].fold == "and" and seen and group % 100 == 0 and _goes_on(tokens, end, ones, tens)):
            break
        seen = True
        end += 1
    return Number(total + group, end, in_words=True) if seen and end > at else None


def _goes_on(tokens: list[Token], at: int, ones: dict[str, int], tens: dict[str, int]) -> bool:
    """Whether "and" within a number stands between hundreds and what is added: "two hundred and six"."""
    before = tokens[at - 1].fold
    return (
        before in ("hundred", "thousand")
        and at + 1 < len(tokens)
        and tokens[at + 1].fold.split("-")[0] in {**ones, **tens}
    )


def _arabic(tokens: list[Token], at: int) -> Number | None:
    """Units, tens and hundreds are added up, each behind "و"; a scale multiplies what stands since the last one."""
    ones, tens, scales, whole, duals = (
        values("numbers_ar", key) for key in ("ones", "tens", "scales", "whole", "duals")
    )
    total = group = 0.0
    end, last = at, ""
    while end < len(tokens):
        word = bare_word(tokens[at].fold)[0] if end == at else tokens[end].fold
        joined = word.startswith(ARABIC_AND) and end > at and word not in ones
        bare = word[1:] if joined else word
        if end > at and not joined and not (word in ("عشر", "عشرة") and last in ones) and bare not in scales:
            break
        if bare in whole:
            group += whole[bare]
        elif bare in duals and not (bare in scales and group):
            total += duals[bare]
        elif bare in scales and (group or joined or bare in ("مئة", "مائة", "الف", "مليون")):
            scale = scales[bare]
            if scale == 100 and not joined:
                group = max(group, 1) * 100
            elif scale == 100:
                group += 100
            else:
                total, group = total + (1 if joined or not group else group) * scale + (group if joined else 0), 0
        elif bare in ones or bare in tens:
            group += ones.get(bare, tens.get(bare, 0))
        else:
            break
        last = bare
        end += 1
    return Number(total + group, end, in_words=True) if end > at else None
