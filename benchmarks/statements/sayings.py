"""Statements: whether they were found, and whether speaker, verb, quotation and marks are right in those found."""

import re
from typing import Any

from benchmarks.statements.reading import Reading
from benchmarks.statements.spans import alike, bare, folded, much_shared, shared
from benchmarks.statements.tally import Tally
from tests.statements.annotated import Found


def statements(tally: Tally, reading: Reading) -> None:
    """One found statement for each that is there, by the greatest overlap, at least half of both."""
    there = reading.there
    pairs = [
        (shared(asked.span, found.span), n, m)
        for n, asked in enumerate(there.statements)
        for m, found in enumerate(reading.article.statements)
        if much_shared(asked.span, found.span)
    ]
    by_asked: dict[int, int] = {}
    for _, n, m in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if n not in by_asked and m not in by_asked.values():
            by_asked[n] = m
    for n, asked in enumerate(there.statements):
        if asked.optional:
            continue
        if n in by_asked:
            tally.hit("statements")
            _details(tally, reading, asked, reading.article.statements[by_asked[n]])
        else:
            tally.missed("statements", there.name, asked.text)
    for m, found in enumerate(reading.article.statements):
        if m not in by_asked.values() and not _forgiven(reading, found):
            tally.wrong("statements", there.name, found.text)


def _forgiven(reading: Reading, found: Any) -> bool:
    """A headline, or part of what careful readers see differently, is no error."""
    there = reading.there
    title = there.document["title"]
    if title and found.span[0] < there.text.find(title) + len(title) and found.text in title:
        return True
    return any(asked.optional and 2 * shared(asked.span, found.span) >= len(found.text) for asked in there.statements)


def _details(tally: Tally, reading: Reading, asked: Found, found: Any) -> None:
    name, text = reading.there.name, asked.text
    aliases = reading.there.document.get("aliases", {})
    who, speaker = asked.says["speaker"], found.speaker
    body = who.get("organisation")
    is_body = aliases.get(speaker.organisation, speaker.organisation) or None
    called = speaker.name or None
    if called and not who.get("name") and body and alike(body, aliases.get(called, called)):
        called, is_body = None, is_body or body
    role, is_role = who.get("role"), speaker.role or None
    if not body and is_body and alike(role, is_body):
        is_body = None
    if not role and is_role and alike(body, is_role):
        is_role = None
    _same(tally, "speaker", name, text, who.get("name"), called, alike)
    tally.one("role", name, text, role, is_role, _roles(role, is_role))
    tally.one("organisation", name, text, body, is_body, alike(body, is_body))
    if asked.says["verb"]:
        _same(tally, "verb", name, text, asked.says["verb"], found.verb, _verbs)
    _same(tally, "quoted", name, text, asked.says["quoted"], bool(found.quoted), lambda a, b: a == b)
    marks = set(asked.says.get("marks", ()))
    _same(tally, "all marks", name, text, marks, {str(mark) for mark in found.marks}, lambda a, b: a == b)
    for mark in sorted(marks | {str(mark) for mark in found.marks}):
        there, is_ = mark if mark in marks else None, mark if mark in found.marks else None
        tally.one(mark, name, text, there, is_, same=True)
    if "chain" in asked.says:
        hops = [getattr(hop, "name", hop) for hop in found.chain]
        _same(tally, "chain", name, text, asked.says["chain"], hops, _hops)


def _roles(there: str | None, found: str | None) -> bool:
    """At least half of the words of the shorter. Ex: "deputy minister of justice" and "Deputy Justice Minister"."""
    one, other = (set(bare(words or "").split()) for words in (there, found))
    return bool(one and other) and 2 * len(one & other) >= min(len(one), len(other))


def _same(tally: Tally, kind: str, name: str, text: str, there: Any, found: Any, agree: Any) -> None:
    """A value that every matched statement has, "nobody named" included."""
    if (there is None and found is None) or (there is not None and found is not None and agree(there, found)):
        tally.hit(kind)
    else:
        tally.other(kind, name, text, f"found {found!r}, there {there!r}")


def _verbs(there: str, found: str) -> bool:
    """The same verb, with or without "and" before it: وأضاف and أضاف."""
    one, other = (re.sub(r"^[وف](?=\w{3})", "", folded(words)) for words in (there, found))
    return alike(one, other)


def _hops(there: list[str], found: list[str]) -> bool:
    """Every hop that the text tells is there, in its order."""
    rest = iter(found)
    return all(any(alike(hop, other) for other in rest) for hop in there)
