"""What stands beside a name: in brackets, after a stroke, after "alias" or الملقب, or as a list of spellings."""

import re
from typing import NamedTuple

from khabar.names import wordlists
from khabar.names.sounds import key
from khabar.names.words import written

_MAY = re.compile(r"[(\[{/\"“«,،]|\ba\.?k\.?a\b|\balias\b|\bknown\b|ملقب|يلقب|معروف|شهير|مكنى|يكنى", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)?|\[([^\[\]]*)\]?|\{([^{}]*)\}?|\"([^\"]+)\"|“([^”]*)”|«([^»]*)»")
_ALIAS = re.compile(
    r"[\s,،]*(?:\b(?:a\.?k\.?a\b\.?|alias\b|(?:also\s+|better\s+)?known\s+as\b)"
    r"|\bو?(?:(?:ال)?ملقب[هة]?\b|[يت](?:لقب|كنى)\b|ال(?:معروف|شهير|مكنى)[هة]?(?=\s+ب)))\s*:?\s*",
    re.IGNORECASE,
)
_BY = re.compile(r"\s*ب(?:ـ+|(?=[\sاأ]))\s*")
_BETWEEN = re.compile(r"\s*(?:[,،;؛/|]|\bor\b|\bou\b|\ba\.?k\.?a\b\.?|\bأو\b)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,،]\s*")
_ARTICLE = re.compile(r"(?:al|el)[- ]|ال", re.IGNORECASE)


class Aside(NamedTuple):
    """Another name or spelling: where it stands in the text. `inside`: whether more of the main name follows it."""

    start: int
    end: int
    inside: bool


def set_aside(text: str) -> tuple[str, tuple[Aside, ...]]:
    """The main name, with blanks where something stands beside it, and what stands beside it.

    Ex: set_aside("Salim (Selim) Rikab") -> ("Salim         Rikab", (Aside(7, 12, True),))
    """
    if not may_have(text):
        return text, ()
    spans = [(at.start(), at.end(), *at.span(at.lastindex)) for at in _BRACKETS.finditer(text) if at.lastindex]
    main = _blanked(text, [(start, end) for start, end, _, _ in spans])
    spans += _after_alias(main) or _after_stroke(main) or _spellings(main)
    main = _blanked(main, [(start, end) for start, end, _, _ in spans])
    if not any(letter.isalpha() for letter in main):
        return text, ()
    asides = []
    for _, _, start, end in sorted(spans):
        inside = any(letter.isalpha() for letter in main[end:])
        asides += [Aside(a, b, inside) for a, b in _items(text, start, end)]
    return main, tuple(asides)


def may_have(text: str) -> bool:
    """Whether a text holds a sign or word that sets another name aside."""
    return _MAY.search(text) is not None


def _after_alias(main: str) -> list[tuple[int, int, int, int]]:
    at = _ALIAS.search(main)
    if not at or not at.start():
        return []
    return [(at.start(), len(main), at.end(), len(main))]


def _after_stroke(main: str) -> list[tuple[int, int, int, int]]:
    at = main.find("/")
    return [(at, len(main), at + 1, len(main))] if at > 0 and not _only_titles(main[:at]) else []


def _only_titles(text: str) -> bool:
    """Whether what stands before a stroke is a title, as in د/ هند كريم."""
    return all(word.form in wordlists.read(word.script or "latin").honorific for word in written(text))


def _spellings(main: str) -> list[tuple[int, int, int, int]]:
    """Commas between spellings that sound alike: Moulhim, Mulhem, Milhem. Of two, one is the family name."""
    ends = [at.span() for at in _COMMA.finditer(main)]
    segments = _COMMA.split(main)
    several = len(segments) > 2 or (len(segments) == 2 and all(_ARTICLE.match(one.strip()) for one in segments))
    if not several or len({_heard(one) for one in segments}) > 1:
        return []
    return [(ends[0][0], len(main), ends[0][1], len(main))]


def _heard(segment: str) -> str:
    return " ".join(filter(None, map(key, segment.split())))


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a list within a span, without "alias" and بـ before them."""
    found, place = [], start
    for begin, stop in [*(at.span() for at in _BETWEEN.finditer(text, start, end)), (end, end)]:
        for lead in (_ALIAS, _BY):
            at = lead.match(text, place, begin)
            place = at.end() if at else place
        if any(letter.isalpha() for letter in text[place:begin]):
            found.append((place, begin))
        place = stop
    return found


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
