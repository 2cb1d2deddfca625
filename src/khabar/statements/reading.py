"""One article in; its facts, statements, figures, percentages and suggestions out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from khabar.model import Article, BadInput, Hop, HopKind, Speaker, Statement
from khabar.statements.bodies import bodies_in
from khabar.statements.cast import Cast
from khabar.statements.facts import read_facts
from khabar.statements.figures import find_figures
from khabar.statements.layout import Block, blocks, dateline, matched, read_in
from khabar.statements.marks import marks_of
from khabar.statements.said import Mention, Said
from khabar.statements.sentences import Sentence, sentences
from khabar.statements.shares import find_percentages
from khabar.statements.suggestions import find_suggestions
from khabar.statements.tokens import fold

MOST = 2_000_000
WITNESSES = ("witness", "survivor", "resident", "neighbour", "شاهد", "شهود", "ناج", "سكان")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of the story, its language and the number of its paragraph, with what is attributed in it."""

    sentence: Sentence
    language: str
    paragraph: int
    said: tuple[Said, ...]
    is_story: bool


def read_statement(text: str, *, hints: Mapping[str, str] | None = None) -> Article:
    """Read an article or statement, in English or Arabic.

    `text` is what a reader sees, paragraphs on lines of their own; all spans of the answer count its characters.
    `hints` are facts that its page states elsewhere: title, outlet, date (EDTF), byline. Raises BadInput when there is
    nothing to read or more than two million characters.

    Ex: read_statement("The ministry said that 40 were freed.").figures[0].counts == "released"
    """
    if not re.search(r"\w", text):
        raise BadInput("There is no text to read. Give the article's own words, or a page that holds them.")
    if len(text) > MOST:
        raise BadInput(f"The text has {len(text):,} characters; at most {MOST:,} are read. Give one article at a time.")
    paragraphs = blocks(text, (hints or {}).get("title", ""))
    lines = list(_lines(text, paragraphs))
    facts = read_facts(text, paragraphs, hints or {})
    statements = tuple(_statements(text, lines, facts.office, facts.outlet))
    spoken = [(line.sentence, line.language) for line in lines]
    figures = find_figures(text, spoken, statements, facts.date)
    return Article(
        facts, statements, figures, find_percentages(text, spoken, figures), find_suggestions(text, spoken, figures)
    )


def _lines(text: str, paragraphs: Sequence[Block]) -> Iterator[_Line]:
    for number, block in enumerate(paragraphs):
        if block.kind not in ("story", "heading", "title"):
            continue
        language = read_in(block.text)
        find_said = _language(language).find_said
        start = block.start + (len(head.group()) if block.kind == "story" and (head := dateline(block.text)) else 0)
        for sentence in sentences(text, start, block.end):
            said = tuple(find_said(text, sentence)) if block.kind == "story" else ()
            if disclaimer := matched("disclaimer", text[sentence.start : sentence.end]):
                at = sentence.start + disclaimer.start()
                said = tuple(one for one in said if one.span[0] < at)
                if not said and disclaimer.start() < (sentence.end - sentence.start) / 2:
                    continue
            yield _Line(sentence, language, number, said, block.kind == "story")


def _language(code: str) -> Any:
    """The file of a language, found by its code."""
    return import_module(f"khabar.statements.languages.{code}")


def _statements(text: str, lines: Sequence[_Line], office: str, outlet: str) -> Iterator[Statement]:
    named = [said.mention.speaker for line in lines for said in line.said if said.mention.speaker]
    cast = Cast(named, bodies_in(text), text)
    paragraph = -1
    speaker, verb = Speaker(), ""
    for line in lines:
        for said in line.said:
            speaker = cast.resolve(said.mention)
            if speaker:
                yield _statement(text, said, speaker, line.language, office, outlet)
                paragraph = line.paragraph
        if not line.said and line.is_story and (about := _language(line.language).subject(line.sentence)):
            cast.note(about.speaker)
        verb = line.said[-1].verb if line.said else verb
        if not line.said and speaker and line.paragraph - paragraph <= 1:
            for said in _alone(line, verb, line.paragraph == paragraph):
                yield _statement(text, said, speaker, line.language, office, outlet)
                paragraph = line.paragraph


def _alone(line: _Line, verb: str, same_paragraph: bool) -> Iterator[Said]:
    """A quotation that is a sentence by itself, behind a sentence of its speaker."""
    whole = line.sentence.end - line.sentence.start
    for quotation in line.sentence.quotations:
        if quotation.end - quotation.start > 0.8 * whole and (same_paragraph or quotation.is_open):
            rule = "a quotation by itself, behind its speaker"
            yield Said(verb, Mention(Speaker(), "same"), quotation.span, True, False, rule, 0.7)


def _statement(text: str, said: Said, speaker: Speaker, language: str, office: str, outlet: str) -> Statement:
    start, end = said.span
    while end > start and text[end - 1] in " ,،":
        end -= 1
    marks = marks_of(text, start, end, language, fold(said.verb), said.is_denial)
    return Statement(
        speaker, said.verb, said.quoted, text[start:end], (start, end), marks,
        _chain(speaker, said.via, office, outlet), said.sureness, said.rule,
    )  # fmt: skip


def _chain(speaker: Speaker, via: Sequence[str], office: str, outlet: str) -> tuple[Hop, ...]:
    """The hops from the speaker to the outlet, oldest first, each bearer once."""
    is_witness = any(word in speaker.role.lower() for word in WITNESSES)
    kind = (
        HopKind.EYEWITNESS
        if is_witness
        else HopKind.OFFICIAL
        if speaker.role or speaker.organisation
        else HopKind.HEARSAY
    )
    hops = [Hop(speaker.name or speaker.role or speaker.organisation, kind)]
    later = [*((bearer, HopKind.PUBLISHED) for bearer in via), (office, HopKind.OFFICIAL), (outlet, HopKind.PUBLISHED)]
    for bearer, how in later:
        if bearer and bearer not in [hop.bearer for hop in hops]:
            hops.append(Hop(bearer, how))
    return tuple(hops)
