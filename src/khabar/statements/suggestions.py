"""Events, places, methods and alleged perpetrators that an article names, for a person to accept or not."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from khabar.model import Figure, Suggestion
from khabar.places import gazetteer
from khabar.statements.lexicon import load, words
from khabar.statements.sentences import Sentence
from khabar.statements.tokens import fold

HARM = frozenset(
    ("killed", "died_in_custody", "executed", "detained", "disappeared", "abducted", "injured", "displaced", "tortured")
)
HAPPENED = HARM | {"held", "released", "massacres", "attacks", "bodies", "graves", "returned", "missing"}
"""What a figure counts where the place beside it is one at which something happened."""
LEADS = {
    "en": r"\b(?:in|at|near|outside|around|from|on)\s+(?:the\s+)?(?:(?:southern|northern|eastern|western|central)\s+)?",
    "ar": r"(?<![\u0621-\u064a])(?:(?:في|من|قرب|داخل|إلى)\s+|ب)",
}


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("suggestions")[language]
    return tuple(
        (kind, re.compile(text, 0 if "[A-Z]" in text else re.IGNORECASE))
        for kind, texts in table.items()
        for text in texts
    )


@cache
def _known_places(language: str) -> re.Pattern[str]:
    """Names of places that the register knows, where "in" or the like stands before them."""
    known = {name for place in gazetteer().values() for name in (place.name_ar, place.name_en, *place.aliases)}
    script = re.compile("[A-Za-z]" if language == "en" else "[\u0621-\u064a]")
    names = sorted((name for name in known if len(name) > 3 and script.match(name)), key=len, reverse=True)
    end = r"\b" if language == "en" else r"(?![\u0621-\u064a])"
    return re.compile(rf"{LEADS[language]}(?P<it>{'|'.join(map(re.escape, names))}){end}")


def find_suggestions(
    text: str, sentences: Sequence[tuple[Sentence, str]], figures: Sequence[Figure]
) -> tuple[Suggestion, ...]:
    """Everything in the sentences that looks like a named event, its place, a method or an alleged perpetrator.

    The same words are suggested once. Nothing enters a register by itself.
    """
    found: dict[tuple[str, str], Suggestion] = {}
    for sentence, language in sentences:
        for one in _worded(text, sentence, language):
            _keep(found, one)
        if any(sentence.start <= f.span[0] < sentence.end and f.counts in HAPPENED for f in figures):
            for match in _known_places(language).finditer(text, sentence.start, sentence.end):
                _keep(found, _told(text, "place", match.span("it"), 0.7, "a known place beside a figure"))
    for figure in figures:
        for kind, name in (("place", figure.where), ("perpetrator", figure.by)):
            is_harm = figure.counts in HARM and " " in name and ("adds up" in figure.rule or _is_armed(name))
            if name and _is_named(name) and (figure.counts in HAPPENED if kind == "place" else is_harm):
                at = text.rfind(name, 0, figure.span[0] + 600)
                if at >= 0:
                    rule = "the place of a figure" if kind == "place" else "who a figure is laid to"
                    _keep(found, _told(text, kind, (at, at + len(name)), 0.6, rule))
    return tuple(sorted(found.values(), key=lambda one: one.span))


def _worded(text: str, sentence: Sentence, language: str) -> Iterator[Suggestion]:
    for kind, pattern in _patterns(language):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = match.span("it") if "it" in pattern.groupindex else match.span()
            if kind in ("method", "perpetrator") or _is_named(text[slice(*span)]):
                yield _told(text, kind, span, 0.7, f"worded as {kind}")


def _told(text: str, kind: str, span: tuple[int, int], sureness: float, rule: str) -> Suggestion:
    start, end = span
    given = text[start:end].strip()
    return Suggestion(kind, given, (start, start + len(given)), sureness, rule)


def _keep(found: dict[tuple[str, str], Suggestion], one: Suggestion) -> None:
    """Keep a suggestion unless one of its kind holds its words; one whose words it holds gives way to it."""
    key = fold(one.text).removeprefix("the ").removeprefix("ال")
    if not key:
        return
    for kind, known in list(found):
        if kind == one.kind and key in known:
            return
        if kind == one.kind and known in key:
            del found[kind, known]
    found[one.kind, key] = one


def _is_armed(name: str) -> bool:
    """Whether a name is worded as that of forces. Ex: _is_armed("Government forces"), _is_armed("كتائب الدرع")."""
    doers = words("suggestions", "doers")
    return any(fold(part) in doers or fold(part).removeprefix("ال") in doers for part in name.split())


def _is_named(name: str) -> bool:
    """Whether a name holds no word that names of places don't hold. Ex: not _is_named("مقبرة جماعية")."""
    barred = {fold(word) for language in ("en", "ar") for word in load("suggestions")["no_names"][language]}
    parts = [fold(part.strip('«»"')) for part in name.split()]
    if any(part in barred or part in words("saying_ar", "stops") for part in parts):
        return False
    return any(part[:1].isupper() or not part[:1].isascii() for part in name.split())
