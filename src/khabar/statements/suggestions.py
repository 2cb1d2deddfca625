"""Events, places, methods and alleged perpetrators that an article names, for a person to accept or not."""

import re
from collections.abc import Sequence
from functools import cache

from khabar.model import Figure, Suggestion
from khabar.statements.lexicon import load
from khabar.statements.sentences import Sentence


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("suggestions")[language]
    return tuple(
        (kind, re.compile(text, 0 if "[A-Z]" in text else re.IGNORECASE))
        for kind, texts in table.items()
        for text in texts
    )


def find_suggestions(
    text: str, sentences: Sequence[tuple[Sentence, str]], figures: Sequence[Figure]
) -> tuple[Suggestion, ...]:
    """Everything in the sentences that looks like a named event, its place, a method or an alleged perpetrator.

    The same words are suggested once. Nothing enters a register by itself.
    """
    found: dict[tuple[str, str], Suggestion] = {}
    for sentence, language in sentences:
        for kind, pattern in _patterns(language):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                start, end = match.span("it") if "it" in pattern.groupindex else match.span()
                words = text[start:end].strip()
                key = kind, words.lower().removeprefix("the ")
                if words and key not in found:
                    found[key] = Suggestion(kind, words, (start, start + len(words)), 0.7, f"worded as {kind}")
    for figure in figures:
        key = "place", figure.where.lower()
        if figure.where and key not in found and (at := text.rfind(figure.where, 0, figure.span[0] + 600)) >= 0:
            found[key] = Suggestion("place", figure.where, (at, at + len(figure.where)), 0.6, "the place of a figure")
    return tuple(sorted(found.values(), key=lambda one: one.span))
