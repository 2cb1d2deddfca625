"""What is said in public, and the numbers in it: the nouns of an article that was read.

Every finding carries `span`, the characters it stands on in the text that was read (end excluded), `sureness` between
0 and 1, and `rule`, the name of the rule that found it. `text` is always the text at `span`, verbatim.
"""

from dataclasses import dataclass

from khabar.model.sources import Hop

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article that is not its story: a disclaimer, a related link, a form for sharing."""

    text: str
    span: Span
    kind: str
    sureness: float
    rule: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the article tells. At least one of the three is not empty.

    Ex: Speaker("Rami Odeh", "spokesman", "Harbour Committee"); Speaker("", "a security official", "")
    """

    name: str = ""
    role: str = ""
    organisation: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.role or self.organisation)

    @property
    def shown(self) -> str:
        """One line for a table. Ex: "Rami Odeh, spokesman, Harbour Committee"."""
        return ", ".join(part for part in (self.name, self.role, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker said. `text` is what was said, without the words that say who says it.

    `marks` are some of "denied", "negated", "future", "conditional"; `chain` runs from the speaker to the outlet.
    """

    speaker: Speaker
    verb: str
    quoted: bool
    text: str
    span: Span
    marks: tuple[str, ...]
    chain: tuple[Hop, ...]
    sureness: float
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its bounds (None: open on that side) and what it counts.

    `statement` and `part_of` are positions in the article's statements and figures. `since` and `until` are EDTF.
    `scope` says in the article's words which cases are in it or left out, "" where it doesn't say.
    """

    text: str
    low: int | None
    high: int | None
    counts: str
    span: Span
    statement: int | None
    who: str
    by: str
    where: str
    since: str
    until: str
    scope: str
    part_of: int | None
    sureness: float
    rule: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage or ratio, in per cent, and whether the article's own figures give it (None: it can't be told).

    `why` shows the arithmetic. Ex: "12,270 -> 17,723 is +44 %, 5,453 of 17,723 is 31 %"
    """

    text: str
    value: float
    right: bool | None
    why: str
    span: Span
    sureness: float
    rule: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something an article names that a person may enter: kind is event, place, method or perpetrator (alleged)."""

    kind: str
    text: str
    span: Span
    sureness: float
    rule: str


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the article says about itself. Empty where it doesn't say; `translated` is "" or from whom ("yes")."""

    title: str = ""
    outlet: str = ""
    office: str = ""
    date: str = ""
    language: str = ""
    byline: str = ""
    editor: str = ""
    translated: str = ""
    disclaimers: tuple[Passage, ...] = ()
    related: tuple[Passage, ...] = ()
    boilerplate: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read: facts about it, and what was found in it, each in the order of the text."""

    document: ArticleFacts
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    percentages: tuple[Percentage, ...]
    suggestions: tuple[Suggestion, ...]
