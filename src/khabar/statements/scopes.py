"""Which cases are in a figure or left out, as the article words it: "including criminal cases", باستثناء الأجانب."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from khabar.model import Figure, Span
from khabar.statements.lexicon import load
from khabar.statements.sentences import Sentence

FAR = 200
"""Characters between a figure and its scope in one sentence, at most."""
BACK = 2
"""A sentence about a figure speaks of one at most so many sentences before it."""
LOOSE = str.maketrans(dict.fromkeys("أإآا", "[أإآا]") | {" ": r"\s+", "'": "['’]"})
HARAKAT = r"[\u064b-\u0652]*"
EDGE = {"en": r"(?<!\w){}(?!\w)", "ar": r"(?<![\u0621-\u064a])و?{}[\u064b-\u0652]*(?![\u0621-\u064a])"}
REST = r"[^,،;؛:.()\[\]\n«»“”\"–—]{2,240}"
OPENED = r"(?:^|[,،(–—]\s*)"
CLOSED = r"(?=\s*(?:$|[,،;؛.)–—]))"


@cache
def _any(language: str, key: str) -> str:
    """The words of a list as one expression, the longest first, with every alef and some harakat at their end."""
    listed = sorted(load("scopes")[language][key], key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", " ").translate(LOOSE) for word in listed) or "(?!)"


def _whole(language: str, key: str) -> str:
    return EDGE[language].format(f"(?:{_any(language, key)})")


@cache
def _clauses(language: str) -> tuple[re.Pattern[str], ...]:
    """What says a scope within the sentence of its figure; the part "it" is the scope."""
    cases, of, rest = _whole(language, "cases"), r"(?:(?:the|all|any|of|من)\s+)?", f"(?:{REST})?"
    near, word = r"(?:[^\W\d_]+\s+){0,2}?", r"[^\W\d_]+\s+"
    pairs = load("scopes")[language]["pairs"].replace("SIDES", _any(language, "sides"))
    worded = (
        rf"{_whole(language, 'leaves_out')}\s+{REST}",
        rf"{_whole(language, 'leaves_out_cases')}\s+{of}{near}{cases}{rest}",
        rf"{_whole(language, 'takes_in')}\s+{of}{_whole(language, 'taken')}{rest}",
        rf"{_whole(language, 'only')}\s+{of}{cases}{rest}",
        _whole(language, "named"),
        EDGE[language].format(pairs),
    )
    last = f"(?:{_any(language, 'behind')}){HARAKAT}"
    behind = rf"{OPENED}(?P<it>(?=[^,،]*{cases})(?:{word}){{1,6}}?{last}){CLOSED}"
    return tuple(re.compile(text, re.I) for text in (behind, *(f"(?P<it>{one})" for one in worded)))


@cache
def _sentences(language: str) -> re.Pattern[str]:
    """What says that a figure takes in some cases or none of them, with the figure as its subject."""
    figure = rf"(?:(?:{_any(language, 'this')})\s+)?(?:{_any(language, 'figure')})"
    covers = f"(?:{_any(language, 'covers')})"
    order = rf"(?:{figure}\s+{covers}|{covers}\s+{figure})" if language == "ar" else rf"{figure}\s+{covers}"
    return re.compile(f"(?P<it>{EDGE[language].format(order)}\\s+{REST})", re.I)


@cache
def _stop(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{_whole(language, 'stops')}", re.I)


def with_scopes(text: str, sentences: Sequence[tuple[Sentence, str]], figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of the sentences (each with its language), with the words that say which cases are in them.

    The words stand in the clause of the figure, or in a sentence behind it that speaks of "this figure"; where both
    do, the clause counts. A part that is counted ("among them 30 minors") is no scope, nor is a scope that of a part.

    Ex: "212 were freed, excluding those on bail." -> scope "excluding those on bail"
    """
    found = list(figures)
    within = [[n for n, f in enumerate(found) if s.start <= f.span[0] < s.end] for s, _ in sentences]
    for number, (sentence, language) in enumerate(sentences):
        here = within[number]
        for start, end in _said(text, sentence, _clauses(language), language, found, here):
            _give(found, _beside(found, here, start, end), text[start:end])
        for start, end in _said(text, sentence, (_sentences(language),), language, found, here):
            before = [n for n in here if found[n].span[1] <= start]
            near = (within[m] for m in range(number - 1, max(-1, number - 1 - BACK), -1) if within[m])
            asked = before or next(near, [])
            _give(found, _whole_of(found, asked[-1], asked) if asked else None, text[start:end])
    return tuple(found)


def _said(
    text: str,
    sentence: Sentence,
    patterns: Iterable[re.Pattern[str]],
    language: str,
    figures: Sequence[Figure],
    here: Sequence[int],
) -> Iterator[Span]:
    """Where a sentence says a scope, up to where it goes on with something else. What holds a figure is a part."""
    for pattern in patterns:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start, end = match.span("it")
            stop = _stop(language).search(text, start + 1, end)
            end = stop.start() if stop else end
            end = start + len(text[start:end].rstrip())
            if not any(figures[n].span[0] < end and start < figures[n].span[1] for n in here):
                yield start, end


def _beside(figures: Sequence[Figure], here: Sequence[int], start: int, end: int) -> int | None:
    """The figure of a sentence that a scope in it speaks of: the one before it, else the one behind it."""
    before = [n for n in here if figures[n].span[1] <= start]
    if before:
        near = _whole_of(figures, before[-1], here)
        return near if start - figures[before[-1]].span[1] <= FAR else None
    return next((n for n in here if 0 <= figures[n].span[0] - end <= FAR), None)


def _whole_of(figures: Sequence[Figure], number: int, here: Sequence[int]) -> int:
    """The whole of a part, among the figures of a sentence."""
    whole = figures[number].part_of
    return _whole_of(figures, whole, here) if whole is not None and whole in here and whole < number else number


def _give(figures: list[Figure], number: int | None, words: str) -> None:
    """Give a figure its scope, unless it has one."""
    if number is not None and not figures[number].scope:
        figures[number] = replace(figures[number], scope=words)
