"""An article's text with what was found in it, marked at its characters."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from khabar.register.press.models import Finding, Kind


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number on the page, in the order of the text."""

    number: int
    finding: Finding


@dataclass(slots=True)
class Piece:
    """Characters in which nothing begins or ends: within which statement, within which other finding.

    `begins` and `ends` are the findings of which these are the first and the last characters.
    """

    text: str
    said: Finding | None = None
    marked: Finding | None = None
    begins: list[Numbered] = field(default_factory=list)
    ends: list[Numbered] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """A line of the text, cut into pieces; `left_out` when it is none of the story."""

    pieces: list[Piece]
    left_out: bool


def numbered(findings: Sequence[Finding]) -> list[Numbered]:
    """Findings in the order of the text, with the numbers that the page gives them."""
    ordered = sorted(findings, key=lambda one: (one.start, -one.end, one.pk))
    return [Numbered(number, one) for number, one in enumerate(ordered, 1)]


def paragraphs(text: str, findings: Sequence[Numbered], left_out: Sequence[Sequence[int]] = ()) -> list[Paragraph]:
    """The text, line by line, cut wherever a finding begins or ends; empty lines are not given.

    `left_out` are the first and last characters of what is none of the story: whole lines. No
    character is lost: the pieces of a line, joined, are the line.
    """
    cuts = {0, len(text)} | {at for one in findings for at in (one.finding.start, one.finding.end)}
    cuts |= {at for at, letter in enumerate(text) if letter == "\n"}
    cuts |= {at + 1 for at, letter in enumerate(text) if letter == "\n"}
    places = sorted(at for at in cuts if 0 <= at <= len(text))
    aside = {at for start, end in left_out for at in range(start, end)}
    found = [Paragraph([], left_out=False)]
    around = _around(places, findings)
    for start, end in pairwise(places):
        if text[start:end] == "\n":
            found.append(Paragraph([], left_out=False))
            continue
        found[-1].left_out = found[-1].left_out or start in aside
        found[-1].pieces.append(_piece(text[start:end], start, end, around[start]))
    return [line for line in found if any(piece.text.strip() for piece in line.pieces)]


def _around(places: Sequence[int], findings: Sequence[Numbered]) -> dict[int, list[Numbered]]:
    """For each place where a piece begins, the findings that it stands in. In one pass, however many there are."""
    found: dict[int, list[Numbered]] = {at: [] for at in places}
    for one in findings:
        for at in places[bisect_left(places, one.finding.start) : bisect_left(places, one.finding.end)]:
            found[at].append(one)
    return found


def _piece(text: str, start: int, end: int, around: Sequence[Numbered]) -> Piece:
    said = [one.finding for one in around if one.finding.kind == Kind.STATEMENT]
    others = [one.finding for one in around if one.finding.kind != Kind.STATEMENT]
    return Piece(
        text,
        said[-1] if said else None,
        others[-1] if others else None,
        [one for one in around if one.finding.start == start],
        [one for one in around if one.finding.end == end],
    )
