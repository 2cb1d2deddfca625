"""What an article says about itself: title, outlet, office, date, byline, editor, disclaimers, related links, forms."""

import re
from collections.abc import Mapping, Sequence

from khabar.model import ArticleFacts, Passage
from khabar.statements.headers import is_outlet, outlet_in
from khabar.statements.layout import Block, date_alone, dateline, matched, patterns, read_in
from khabar.statements.lexicon import words
from khabar.statements.periods import date_in
from khabar.statements.sentences import Sentence, sentences


def disclaimers_in(text: str, block: Block) -> list[Sentence]:
    """The sentences of a paragraph that are disclaimers."""
    return [s for s in sentences(text, block.start, block.end) if matched("disclaimer", text[s.start : s.end])]


def read_facts(text: str, blocks: Sequence[Block], hints: Mapping[str, str]) -> ArticleFacts:
    """The facts of an article, from its paragraphs and from what its page says about itself (`hints`)."""
    titles = [block for block in blocks if block.kind == "title"]
    title = titles[0].text if titles else hints.get("title", "")
    outlet = hints.get("outlet", "") or _named("outlet", text)
    before = _dateline(blocks)
    byline = hints.get("byline", "") or _from(blocks, "byline", ("byline",))
    return ArticleFacts(
        title=title,
        outlet=_in_full(outlet or before[1] or outlet_in(_headers(blocks)) or _beside(blocks), blocks),
        office=_named("office", text),
        date=hints.get("date", "") or _date(blocks) or before[0],
        language=read_in(text),
        byline=byline,
        editor=_from(blocks, "editor", ("byline", "disclaimer", "story", "boilerplate")),
        translated=_from(blocks, "translated", ("byline", "disclaimer", "story")),
        disclaimers=_disclaimers(text, blocks),
        related=tuple(_related(blocks)),
        boilerplate=tuple(
            Passage(b.text, (b.start, b.end), b.kind, 0.85, b.rule)
            for b in blocks
            if b.kind in ("boilerplate", "caption")
        ),
    )


def _beside(blocks: Sequence[Block]) -> str:
    """An outlet that a byline or a short line anywhere names: "By Ines Falk, Harbour Post", "— Harbour Post"."""
    kinds = ("byline", "heading", "date", "boilerplate")
    for block in [b for b in blocks if b.kind == "byline"] + [b for b in reversed(blocks) if b.kind in kinds]:
        parts = re.split(r"[|·•/,،()\[\]]|\s[-–—]\s|^[-–—]|\bfor\b|\bin\b", block.text) if len(block.text) < 140 else []
        for part in parts:
            name = part.strip(' ."“”«»')
            is_name = all(w[0].isupper() or w in ("of", "the", "and") or not w.isascii() for w in name.split())
            if is_name and 1 < len(name.split()) <= 5 and is_outlet(name) and not re.search(r"\d", name):
                return name
    return ""


def _in_full(outlet: str, blocks: Sequence[Block]) -> str:
    """An outlet by its full name, where a short line holds it: "The Courier" in "The Meridian Courier"."""
    asked = {word.lower() for word in outlet.split()} - {"the"}
    for block in blocks:
        parts = re.split(r"\s*[|·•/]\s*|\s[-–—]\s", block.text) if len(block.text) < 120 and asked else []
        for part in parts:
            known = {word.lower() for word in part.split()}
            if asked < known and is_outlet(part) and part.split()[-1].lower() in asked and part.istitle():
                return part.strip()
    return outlet


def _disclaimers(text: str, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    found = []
    for block in blocks:
        if block.kind in ("disclaimer", "story", "boilerplate", "byline"):
            for sentence in disclaimers_in(text, block):
                whole = text[sentence.start : sentence.end]
                kind = (
                    "responsibility"
                    if re.search(r"responsib|مسؤولية|view|opinion|رأي|آراء", whole, re.I)
                    else "not verified"
                )
                found.append(Passage(whole, (sentence.start, sentence.end), kind, 0.9, "worded as a disclaimer"))
    return tuple(found)


def _related(blocks: Sequence[Block]) -> list[Passage]:
    """The links below or behind a label; the label by itself is none."""
    found = []
    for block in blocks:
        if block.kind != "related":
            continue
        label = matched("related", block.text)
        rest = block.text[label.end() if label else 0 :].strip(" :：-–—|»>")
        if len(rest) >= 3:
            found.append(Passage(block.text, (block.start, block.end), "related", 0.9, block.rule))
    return found


def _named(key: str, text: str) -> str:
    """The name that one of the patterns shows, tidied; the first pattern that fits wins."""
    for pattern in patterns(key):
        for found in pattern.finditer(text):
            name = re.sub(r"\s+", " ", found["who"]).strip(" .,،:-–—«»\"'")
            name = re.sub(r"\s+(?:of|for|and|the)$", "", name)
            if len(name) > 2 and name.lower() not in words("headers", "no_outlets"):
                return name
    return ""


def _from(blocks: Sequence[Block], key: str, kinds: Sequence[str]) -> str:
    """A name behind "By", "Edited by", "ترجمة": the first paragraph of the kinds that has one."""
    for kind in kinds:
        for block in blocks:
            if block.kind == kind and (found := matched(key, block.text)):
                return found["who"].strip(" .,،:-–—")
    return ""


def _date(blocks: Sequence[Block]) -> str:
    """The date of the article: one that stands alone, else one with its year in a short line or before the story."""
    alone = next((date_alone(block.text) for block in blocks if block.kind == "date"), "")
    if alone:
        return alone
    for number, block in enumerate(blocks):
        if block.kind in ("heading", "byline", "title", "boilerplate", "disclaimer") and len(block.text) < 160:
            where = block.text if block.kind != "title" or number else block.text[-40:]
        elif block.kind == "story" and number < 4:
            where = block.text[:70] if re.search(r"\s[-–—]{1,2}\s|:\s", block.text[:75]) else ""
        else:
            continue
        if found := date_in(where, read_in(block.text)):
            return found
    return ""


def _headers(blocks: Sequence[Block]) -> list[str]:
    """The short lines above the story that are neither title nor form."""
    story = next((n for n, block in enumerate(blocks) if block.kind == "story"), 0)
    return [
        block.text
        for block in blocks[:story]
        if block.kind in ("heading", "byline", "date")
        and not any(matched(key, block.text) for key in ("byline", "editor", "translated"))
    ]


def _dateline(blocks: Sequence[Block]) -> tuple[str, str]:
    """The date, where it has a year, and the agency before the first paragraph: "ISTANBUL, March 3 (Agency) -"."""
    story = next((block for block in blocks if block.kind == "story"), None)
    found = dateline(story.text) if story else None
    if found is None:
        return "", ""
    parts = found.groupdict()
    agency = (parts.get("who") or parts.get("agency") or "").strip(' «»"')
    dated = date_in(parts.get("date") or "", read_in(found.group()))
    return dated, "" if agency.lower() in words("periods", "month_words") else agency
