"""Sentences of a paragraph, with the quotations in them; a quotation of several sentences is not cut."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from khabar.model import Span
from khabar.statements.lexicon import words
from khabar.statements.tokens import Token, tokens

PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’", "'": "'"}
STOPS = frozenset(".!?؟…")
FEW_WORDS = 2
MOST_TOKENS = 150
"""More words and marks without a full stop are no sentence, and are cut."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `start` to `end` is what stands between its marks; `is_open` when the paragraph ends within it."""

    start: int
    end: int
    is_open: bool = False

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens, and the quotations that stand in it, longer than a word or two."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of a paragraph, those of a word or two left out."""
    found: list[Quotation] = []
    at = start
    while at < end:
        closing = PAIRS.get(text[at], "")
        if not closing or (text[at] in "'‘" and not _opens(text, at, start, end)):
            at += 1
            continue
        close = _closing(text, at + 1, end, text[at], closing)
        if close is None:
            if at == start and text[at] in '“«"':
                found.append(Quotation(at + 1, end, is_open=True))
                break
            at += 1
            continue
        if len(text[at + 1 : close].split()) > FEW_WORDS:
            found.append(Quotation(at + 1, close))
        at = close + 1
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    return not before.isalnum() and at + 1 < end and text[at + 1].isalnum()


def _closing(text: str, at: int, end: int, opening: str, closing: str) -> int | None:
    depth = 0
    while at < end:
        if text[at] in closing and depth == 0:
            is_apostrophe = text[at] in "’'" and at + 1 < end and text[at + 1].isalnum()
            if not is_apostrophe:
                return at
        elif text[at] == opening and opening not in closing:
            depth += 1
        elif text[at] in closing:
            depth -= 1
        at += 1
    return None


def sentences(text: str, start: int, end: int) -> list[Sentence]:
    """The sentences of the paragraph between two places of a text.

    Ex: for 'He left. “We wait. We ask,” she said.' two sentences, the second with one quotation.
    """
    quotes = quotations(text, start, end)
    starts = [q.start for q in quotes]
    cut = tokens(text, start, end)
    found: list[Sentence] = []
    first = 0
    for number, token in enumerate(cut):
        last = number + 1 == len(cut)
        begun = bisect_right(starts, token.start)
        if last or number - first >= MOST_TOKENS or _ends(text, cut, number, quotes[begun - 1] if begun else None):
            piece = cut[first : number + 1]
            inside = tuple(quotes[bisect_left(starts, piece[0].start) : bisect_left(starts, piece[-1].end)])
            found.append(Sentence(piece[0].start, token.end, tuple(piece), inside))
            first = number + 1
    return found


def _ends(text: str, cut: list[Token], number: int, quote: Quotation | None) -> bool:
    """Whether a sentence ends with a token; `quote` is the last quotation that has begun there."""
    token, after = cut[number], cut[number + 1]
    if quote and quote.end == token.start and not quote.is_open:
        return text[token.start - 1] in STOPS and _begins(after) and after.start > token.end
    if (quote and token.start < quote.end) or token.text not in STOPS:
        return False
    if after.kind == "mark" and after.text in "”»\"’')]" and after.start == token.end:
        return False
    before = cut[number - 1] if number else token
    if token.text == "." and number == 1 and before.kind == "number":
        return False
    if token.text == "." and (before.fold in words("layout", "abbreviations") or re.fullmatch(r"[A-Z]", before.text)):
        return False
    return after.start > token.end and _begins(after)


def _begins(token: Token) -> bool:
    return not token.text[0].islower()
