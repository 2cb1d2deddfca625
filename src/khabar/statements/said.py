"""What a language's file hands out: one attribution in a sentence, its speaker not yet resolved."""

from dataclasses import dataclass
from typing import Literal

from khabar.model import Span, Speaker
from khabar.statements.sentences import Quotation, Sentence
from khabar.statements.tokens import Token

Item = Token | Quotation
Reference = Literal["", "he", "she", "they", "it", "same"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as a sentence names them.

    `reference` is the pronoun, or "same" where the clause before is gone on with; `is_definite` where a role or a body
    stands with "the" and may refer back.
    """

    speaker: Speaker
    reference: Reference = ""
    is_definite: bool = False
    start: int = -1


@dataclass(frozen=True, slots=True)
class Said:
    """Verb, speaker and what was said; `span` is the words said, `via` bearers that the sentence names beside."""

    verb: str
    mention: Mention
    span: Span
    quoted: bool
    is_denial: bool
    rule: str
    sureness: float
    via: tuple[str, ...] = ()


def outer(sentence: Sentence) -> list[Item]:
    """The words and marks of a sentence outside its quotations, each quotation as one item, its marks left out."""
    items: list[Item] = []
    for token in sentence.tokens:
        inside = next((q for q in sentence.quotations if q.start <= token.start < q.end), None)
        if inside:
            if not items or items[-1] is not inside:
                items.append(inside)
        elif not any(token.end == q.start or token.start == q.end for q in sentence.quotations):
            items.append(token)
    return items


def fold_of(item: Item) -> str:
    """The folded word of an item; "“”" for a quotation."""
    return "“”" if isinstance(item, Quotation) else item.fold


def trimmed(text: str, start: int, end: int) -> Span:
    """A place without spaces, commas and full stops at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:،؛–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:،؛.–—-"):
        end -= 1
    return start, end
