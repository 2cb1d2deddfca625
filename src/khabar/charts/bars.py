"""Bars that lie down: a label on the left, a value to the right or, below nothing, to the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khabar.charts.svg import COLOURS, box, drawing, line, number, text

ROW = 20
LABELS = 260
ROOM = 380


class Bar(NamedTuple):
    """One bar: its label, its value, and what stands behind it (the value itself when empty)."""

    label: str
    value: float
    note: str = ""


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Draw bars from one common zero. Ex: bars("Bits", [Bar("same day", 9.1), Bar("differs", -3)])."""
    low = min((row.value for row in rows), default=0.0)
    high = max((row.value for row in rows), default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    scale = ROOM / ((high - low) or 1.0)
    zero = LABELS - low * scale
    parts = [line(zero, 0, zero, ROW * len(rows))]
    for place, row in enumerate(rows):
        y = place * ROW
        note = row.note or number(row.value)
        colour = COLOURS[0] if row.value >= 0 else COLOURS[1]
        parts.append(text(LABELS - 8, y + 14, row.label, "end"))
        parts.append(box(zero, y + 3, row.value * scale, ROW - 6, colour, f"{row.label}: {note}"))
        parts.append(text(LABELS + ROOM + 6, y + 14, note))
    return drawing(title, LABELS + ROOM + 110, ROW * max(len(rows), 1), *parts)
