"""Quantities with their bounds: a number or a vague word, and what is said about it ("at least", "نحو")."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.model import Span
from khabar.statements.lexicon import begins_at, ends_at, load, phrases, values, words
from khabar.statements.numbers import bare_word, read_number
from khabar.statements.tokens import Token

MODIFIERS = ("floor", "over", "ceiling", "under", "nearly", "about")
RANGE_MARKS = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens `first` to `end` (excluded) of a sentence hold a quantity between `low` and `high` (None: open).

    `core` is the token at which the bare number begins, `is_vague` says that no number was named.
    """

    first: int
    end: int
    core: int
    low: int | None
    high: int | None
    span: Span
    rule: str
    is_vague: bool = False


def find_quantities(tokens: Sequence[Token], language: str) -> list[Quantity]:
    """Every quantity in a sentence, from left to right, none within another."""
    words_of = list(tokens)
    folds = [token.fold for token in words_of]
    found: list[Quantity] = []
    at = 0
    while at < len(words_of):
        quantity = _at(words_of, folds, at, language)
        if quantity and (not found or quantity.first >= found[-1].end):
            found.append(quantity)
        elif quantity:
            quantity = _at(words_of, folds, at, language, since=found[-1].end)
            found.append(quantity) if quantity else None
        at = quantity.end if quantity else at + 1
    return found


def _at(tokens: list[Token], folds: list[str], at: int, language: str, since: int = 0) -> Quantity | None:
    bare = _vague(folds, at, language) or _plain(tokens, at, language)
    if bare is None:
        return None
    low, high, end, vague = bare
    end, low, high, is_range = _range(tokens, folds, at, end, low, high, language)
    first, rule = at, "vague words" if vague else "a range" if is_range else "a number"
    start = tokens[at].start + (_joined_before(folds[at]) if language == "ar" and tokens[at].kind == "word" else 0)
    lengths = {kind: ends_at(folds, at, phrases(f"numbers_{language}", kind)) for kind in MODIFIERS if not is_range}
    modifier = max(lengths, key=lambda kind: lengths[kind], default="")
    if modifier and lengths[modifier] and at - lengths[modifier] >= since:
        first = at - lengths[modifier]
        start = tokens[first].start
        low, high = modified(modifier, low, high)
        rule = f"{rule}, {modifier}"
    else:
        for key in ("floor_after", "about_after"):
            reach = range(end, min(end + 3, len(folds)))
            behind = next((n for n in reach if begins_at(folds, n, phrases(f"numbers_{language}", key))), None)
            if not is_range and behind is not None:
                end = end + begins_at(folds, end, phrases(f"numbers_{language}", key))
                low, high = modified(key.removesuffix("_after"), low, high)
                rule = f"{rule}, {key.removesuffix('_after')}"
                break
    if is_range and first and folds[first - 1].removeprefix("و") in ("between", "from", "بين", "من"):
        first -= 2 if first > 1 and folds[first - 2].removeprefix("و") == "ما" else 1
        start = tokens[first].start
    return Quantity(first, end, at, low, high, (start, tokens[end - 1].end), rule, vague)


def modified(modifier: str, low: int | None, high: int | None) -> tuple[int | None, int | None]:
    """Bounds after a word about them. Ex: modified("floor", 476, 476) == (476, None)."""
    table = load("bounds")
    exact = low is not None and low == high
    match modifier:
        case "floor":
            return low, None
        case "over":
            return (low + 1 if exact and low is not None else low), None
        case "ceiling":
            return None, high
        case "under":
            return None, (high - 1 if exact and high is not None else high)
        case "nearly" if exact and low is not None and high is not None:
            return round(low * (1 - table["nearly"])), high
        case "about" if exact and low is not None and high is not None:
            return round(low * (1 - table["about"])), round(high * (1 + table["about"]))
    return low, high


def _plain(tokens: list[Token], at: int, language: str) -> tuple[int | None, int | None, int, bool] | None:
    if language == "ar" and (noun := _noun_number(tokens, at)):
        return noun, noun, at + 1, False
    number = read_number(tokens, at, language)
    if number is None or number.value != math.floor(number.value):
        return None
    return int(number.value), int(number.value), number.end, False


def _joined_before(word: str) -> int:
    """How many letters of particles stand before an Arabic number word or a noun that is a number by itself."""
    nouns = words("numbers_ar", "dual_nouns") | words("numbers_ar", "single_nouns")
    return 1 if word not in nouns and word[1:] in nouns else bare_word(word)[1]


def _noun_number(tokens: list[Token], at: int) -> int:
    """2 for a noun in the dual ("طفلان"), 1 for one behind "بينهم" ("بينهم سيدة"), else 0."""
    word = tokens[at].fold
    if {word, word.removeprefix("و")} & words("numbers_ar", "dual_nouns"):
        return 2
    if {word, word.removeprefix("و")} & words("numbers_ar", "single_nouns"):
        before = [token.fold for token in tokens[max(0, at - 6) : at]]
        cues = [n for n, w in enumerate(before) if w.removeprefix("و") in ("بينهم", "بينهن", "منهم", "منهن")]
        if cues and (len(before) - cues[-1] == 1 or word.startswith("و")):
            return 1
    return 0


def _vague(folds: list[str], at: int, language: str) -> tuple[int, int, int, bool] | None:
    """ "a few hundred", "hundreds of thousands", "several", "عشرات الآلاف", "بضع مئات": (low, high, end, True)."""
    name, table = f"numbers_{language}", load("bounds")
    plurals, scales = values(name, "plurals"), values(name, "scales")
    word = bare_word(folds[at])[0] if language == "ar" else folds[at]
    begin = at
    if language == "en" and word == "a" and at + 1 < len(folds):
        begin, word = at + 1, folds[at + 1]
    if language == "ar" and word in ("بضع", "بضعة") and folds[at + 1 : at + 2] in (["عشر"], ["عشرة"]):
        size = scales.get(folds[at + 2], 1) if at + 2 < len(folds) else 1
        return 13 * size, 19 * size, at + 2 + (size > 1), True
    if word in words(name, "few") or (language == "en" and word in words(name, "couple")):
        low, high = table["couple"] if language == "en" and word in words(name, "couple") else table["few"]
        end = begin + 1
        behind = end + (language == "en" and folds[end : end + 1] == ["of"])
        unit = folds[behind] if behind < len(folds) else ""
        if unit in scales or unit in plurals:
            size = scales.get(unit) or _least(plurals[unit])
            few = table["couple"] if (low, high) == tuple(table["couple"]) else table["few_units"]
            return few[0] * size, few[1] * size, behind + 1, True
        return low, high, end, True
    if begin != at or word not in plurals:
        return None
    unit = plurals[word]
    end = at + 1
    behind = end + (language == "en" and folds[end : end + 1] == ["of"])
    if unit in table["of"] and behind < len(folds):
        low, high = table["of"][unit]
        bigger = folds[behind]
        if bigger in plurals and _least(plurals[bigger]) >= 1000:
            return low * _least(plurals[bigger]), high * _least(plurals[bigger]), behind + 1, True
    low, high = table["units"][unit]
    return low, high, end, True


def _least(unit: str) -> int:
    """The size of one of a unit. Ex: _least("hundreds") == 100, _least("dozens") == 12."""
    return {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1_000_000}[unit]


def _range(
    tokens: list[Token], folds: list[str], at: int, end: int, low: int | None, high: int | None, language: str
) -> tuple[int, int | None, int | None, bool]:
    """A second number that makes a range of the first: "between 12 and 15", "12-15", "من 12 إلى 15"."""
    before = folds[at - 1].removeprefix("و") if at else ""
    link = folds[end] if end < len(folds) else ""
    step = end + 1
    if before in ("from", "من") and set(folds[max(0, at - 9) : at]) & words(f"numbers_{language}", "change"):
        return end, low, high, False
    is_to = (link == "to" and language == "en") or (link == "الي" and before == "من")
    if is_to or link in RANGE_MARKS or (before == "between" and link == "and"):
        pass
    elif before in ("بين", "من") and link.startswith("و"):
        step = end if len(link) > 1 else end + 1
    else:
        return end, low, high, False
    second = (_vague(folds, step, language) or _plain(tokens, step, language)) if step < len(folds) else None
    if second is None or low is None or second[1] is None or second[1] < low:
        return end, low, high, False
    scale = values(f"numbers_{language}", "scales").get(folds[second[2] - 1], 1) if language == "en" else 1
    scale = 1000 if language == "ar" and folds[second[2] - 1] in ("الف", "الاف") and second[2] - step > 1 else scale
    if second[1] >= scale > low and low * scale <= second[1]:
        low *= scale
    return second[2], low, second[1], True
