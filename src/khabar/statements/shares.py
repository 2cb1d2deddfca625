"""Percentages and ratios, and whether the figures beside them give them."""

import re
from collections.abc import Sequence
from itertools import permutations

from khabar.model import Figure, Percentage
from khabar.statements.countable import is_counted
from khabar.statements.numbers import digits, read_number
from khabar.statements.quantities import Quantity, find_quantities
from khabar.statements.sentences import Sentence
from khabar.statements.tokens import Token

BEHIND = {"%", "٪", "percent", "بالمئة", "بالمائة", "بالمية"}
PARTS = {
    "en": {
        "half": 50.0,
        "third": 100 / 3,
        "quarter": 25.0,
        "fifth": 20.0,
        "tenth": 10.0,
        "thirds": 200 / 3,
        "quarters": 75.0,
    },
    "ar": {"نصف": 50.0, "ثلث": 100 / 3, "ربع": 25.0, "خمس": 20.0, "ثلثي": 200 / 3, "ثلثا": 200 / 3, "عشر": 10.0},
}
BESIDE = 12
"""How many characters behind a figure its own percentage may stand: \"40 (25 %)\", \"12,270 of them, 25 %\"."""
CLOSE = 0.6
"""How far, in points of a per cent, a percentage may be from the arithmetic to be called right."""


Ratio = tuple[int, int, float]
"""The first token, the one behind the last, and the value in per cent."""


def is_share(words: Sequence[Token], quantity: Quantity, language: str, ratios: Sequence[Ratio]) -> bool:
    """Whether a quantity is half of a percentage or of one of the ratios: "31 %", "one in five", "two thirds"."""
    folds = [token.fold for token in words]
    behind = folds[quantity.end : quantity.end + 2]
    if (behind[:1] and behind[0] in BEHIND) or behind in (["per", "cent"], ["في", "المئة"], ["في", "المائة"]):
        return True
    if language == "en" and behind[:1] and behind[0] in PARTS["en"]:
        return True
    return any(quantity.first >= first and quantity.end <= end for first, end, _value in ratios)


def find_ratios(words: Sequence[Token], language: str) -> list[Ratio]:
    """Ratios of small numbers, "one in five", as places of words and a percentage."""
    found = []
    for at in range(len(words) - 2):
        if words[at].kind == "mark":
            continue
        first = read_number(list(words), at, language)
        if first is None or not 0 < first.value <= 9 or first.end != at + 1:
            continue
        link, behind = first.end, first.end + 1
        skipped = 0
        while language == "ar" and link < len(words) and words[link].fold not in ("من", "بين") and skipped < 2:
            link, behind, skipped = link + 1, behind + 1, skipped + 1
        if link >= len(words) or words[link].fold not in ("in", "out", "من"):
            continue
        if words[link].fold == "من" and not (behind < len(words) and words[behind].fold in ("كل", "اصل")):
            continue
        behind += words[link].fold == "من"
        if words[link].fold == "out":
            if behind >= len(words) or words[behind].fold != "of":
                continue
            behind += 1
        if behind < len(words) and words[behind].fold == "every":
            behind += 1
        second = read_number(list(words), behind, language) if behind < len(words) else None
        if second and first.value < second.value <= 20 and second.end == behind + 1:
            found.append((at, second.end, 100 * first.value / second.value))
    return found


def find_percentages(
    text: str, sentences: Sequence[tuple[Sentence, str]], figures: Sequence[Figure]
) -> tuple[Percentage, ...]:
    """The percentages and ratios of all sentences in order, each checked against the figures of its sentence."""
    found: list[Percentage] = []
    for sentence, language in sentences:
        words = list(sentence.tokens)
        near = _exact(words, language)
        for first, end, value, rule in _shares(words, language):
            span = words[first].start, words[end - 1].end
            right, why = _of_its_whole(value, span, figures)
            if right is None:
                right, why = check(value, near)
            if right is None:
                right, why = _found_far(value, near, [f.low for f in figures if f.low and f.span[0] < sentence.end])
            found.append(Percentage(text[span[0] : span[1]], value, right, why, span, 0.9, rule))
    return tuple(found)


def _of_its_whole(value: float, span: tuple[int, int], figures: Sequence[Figure]) -> tuple[bool | None, str]:
    """Whether a percentage right behind a figure is its share of the whole that it is a part of, in any sentence."""
    for part in figures:
        if part.part_of is None or not 0 <= span[0] - part.span[1] <= BESIDE:
            continue
        whole = figures[part.part_of]
        if part.low and whole.low and part.low == part.high and whole.low == (whole.high or whole.low):
            share = 100 * part.low / whole.low
            return abs(share - value) <= CLOSE, f"{part.low:,} of {whole.low:,} is {share:.1f} %"
    return None, ""


def _shares(words: list[Token], language: str) -> list[tuple[int, int, float, str]]:
    found = [(first, end, value, "a ratio") for first, end, value in find_ratios(words, language)]
    for at, token in enumerate(words):
        folds = [one.fold for one in words[at : at + 3]]
        if token.kind == "number" and (value := digits(token.text)) is not None:
            length = 1 if folds[1:2] and folds[1] in BEHIND else 0
            length = 2 if folds[1:] in (["per", "cent"], ["في", "المئة"], ["في", "المائة"]) else length
            if length:
                found.append((at, at + 1 + length, value, "a percentage"))
        elif token.kind == "word":
            number = read_number(words, at, language)
            if number and number.end < len(words) and words[number.end].fold in (BEHIND | {"per"}):
                end = number.end + (2 if words[number.end].fold == "per" else 1)
                if not found or found[-1][1] <= at:
                    found.append((at, end, number.value, "a percentage in words"))
            elif token.fold in PARTS[language] and _is_part(words, at, language):
                first = at - (at > 0 and words[at - 1].fold in ("a", "one", "two", "three"))
                found.append((first, at + 1, PARTS[language][token.fold], "a part in words"))
    return sorted(found)


def _is_part(words: Sequence[Token], at: int, language: str) -> bool:
    behind = [token.fold for token in words[at + 1 : at + 3]]
    if language == "en":
        return behind[:1] == ["of"] and (
            words[at].fold == "half" or (at > 0 and words[at - 1].fold in ("a", "one", "two", "three"))
        )
    return bool(behind) and re.match("ال|هم|ها", behind[0]) is not None and words[at].fold != "عشر"


def _exact(words: Sequence[Token], language: str) -> list[int]:
    """The exact numbers of a sentence that count something, its shares left out."""
    found = [q for q in find_quantities(words, language) if q.low and q.low == q.high]
    ratios = find_ratios(words, language)
    return [q.low or 0 for q in found if is_counted(words, q, language) and not is_share(words, q, language, ratios)]


def _found_far(value: float, near: Sequence[int], before: Sequence[int]) -> tuple[bool | None, str]:
    """Whether a number of the sentence, or one shortly before, is this share of one further up; never that it isn't."""
    for small in near or before[-4:]:
        for large in before:
            share = 100 * small / large
            if small < large and abs(share - value) <= CLOSE:
                return True, f"{small:,} of {large:,} is {share:.1f} %"
    return None, ""


def check(value: float, numbers: Sequence[int]) -> tuple[bool | None, str]:
    """Whether two numbers give a percentage, as a share or as a change; None when no two are at hand.

    Ex: 25 with 12,270 and 17,723: (False, "12,270 of 17,723 is 69.2 %; 12,270 to 17,723 is 44.4 %; ...")
    """
    ways: list[str] = []
    for small, large in permutations(numbers, 2):
        if small >= large:
            continue
        shares = {
            f"{small:,} of {large:,}": 100 * small / large,
            f"{small:,} to {large:,}": 100 * (large - small) / small,
            f"{large - small:,} of {large:,}": 100 * (large - small) / large,
        }
        for told, share in shares.items():
            if abs(share - value) <= CLOSE:
                return True, f"{told} is {share:.1f} %"
        ways.extend(f"{told} is {share:.1f} %" for told, share in shares.items())
    return (False, "; ".join(ways[:3])) if ways and len(numbers) == 2 else (None, "")
