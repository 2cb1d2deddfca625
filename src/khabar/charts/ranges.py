"""What several sources say of one quantity: a line from the least to the most that each can mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khabar.charts.svg import COLOURS, box, drawing, line, number, text

ROW = 26
LABELS = 260
ROOM = 380
HEAD = 20
THICK = 10
TIP = 7
"""Pixels by which a range that is open goes on beyond the scale's end, as an arrow."""


class Range(NamedTuple):
    """One source: its label, the least and the most (None: open on that side), and what stands behind it."""

    label: str
    low: float | None
    high: float | None
    note: str = ""


def ranges(title: str, rows: Sequence[Range], floor: float | None = None, floor_label: str = "") -> str:
    """Draw each range against one scale from zero; `floor` is a line through all of them, named on top.

    A single number is drawn as a stroke, an open side as an arrow. Wide differences stay readable by the notes.

    Ex: ranges("Released", [Range("A", 193, 193), Range("B", 200, 900)], floor=120, floor_label="documented")
    """
    known = [value for row in rows for value in (row.low, row.high) if value is not None]
    most = max([*known, floor or 0.0], default=0.0) or 1.0
    scale = ROOM / most
    bottom = HEAD + ROW * max(len(rows), 1)
    parts = [line(LABELS, HEAD, LABELS, bottom), line(LABELS, bottom, LABELS + ROOM, bottom)]
    for place, row in enumerate(rows):
        parts += _row(row, HEAD + place * ROW, scale, COLOURS[place % 2])
    if floor is not None:
        x = LABELS + floor * scale
        end = "end" if x > LABELS + ROOM / 2 else "start"
        parts += [line(x, HEAD - 4, x, bottom, dashed=True), text(x, HEAD - 7, floor_label, end)]
    parts += [text(LABELS, bottom + 14, "0", "middle"), text(LABELS + ROOM, bottom + 14, f"{most:,.0f}", "middle")]
    return drawing(title, LABELS + ROOM + 150, bottom + 20, *parts)


def _row(row: Range, y: float, scale: float, colour: str) -> list[str]:
    low = LABELS + (row.low or 0.0) * scale
    high = LABELS + ROOM if row.high is None else LABELS + row.high * scale
    note = row.note or "–".join("…" if value is None else number(value) for value in (row.low, row.high))
    parts = [
        text(LABELS - 8, y + 17, row.label, "end"),
        box(low, y + (ROW - THICK) / 2, max(high - low, 3), THICK, colour, f"{row.label}: {note}"),
        text(LABELS + ROOM + 14, y + 17, note),
    ]
    if row.high is None:
        parts.append(_tip(LABELS + ROOM, y + ROW / 2, TIP, colour))
    if row.low is None:
        parts.append(_tip(LABELS, y + ROW / 2, -TIP, colour))
    return parts


def _tip(x: float, y: float, length: float, colour: str) -> str:
    """The head of an arrow that points away from the range."""
    points = f"{number(x)},{number(y - THICK)} {number(x + length)},{number(y)} {number(x)},{number(y + THICK)}"
    return f'<polygon points="{points}" fill="{colour}"/>'
