"""How a sum comes about, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.charts.bars import LABELS, ROOM, ROW, Bar
from khabar.charts.svg import COLOURS, box, drawing, line, number, text

LETTER = 6.4
"""Pixels of a letter, about: the labels have the room that the longest needs."""


def waterfall(title: str, steps: Sequence[Bar], total: str = "total") -> str:
    """Draw every step from where the last one ended, and the total below, from nothing.

    Ex: waterfall("Weight", [Bar("prior", -18), Bar("same day", 14)], "match weight, bits").
    """
    level, reached = 0.0, [0.0]
    for step in steps:
        level += step.value
        reached.append(level)
    low, high = min(reached), max(reached)
    labels = max(LABELS, LETTER * max(map(len, [total, *(step.label for step in steps)])))
    scale = ROOM / ((high - low) or 1.0)

    def at(value: float) -> float:
        return labels + (value - low) * scale

    parts = [line(at(0), 0, at(0), ROW * (len(steps) + 1))]
    for place, (step, start) in enumerate(zip(steps, reached, strict=False)):
        y = place * ROW
        note = step.note or f"{step.value:+.1f}"
        colour = COLOURS[0] if step.value >= 0 else COLOURS[1]
        parts.append(text(labels - 8, y + 14, step.label, "end"))
        parts.append(box(at(start), y + 3, step.value * scale, ROW - 6, colour, f"{step.label}: {note}"))
        parts.append(text(labels + ROOM + 6, y + 14, note))
    y = ROW * len(steps)
    parts.append(text(labels - 8, y + 14, total, "end"))
    parts.append(box(at(0), y + 3, level * scale, ROW - 6, COLOURS[4], f"{total}: {number(level)}"))
    parts.append(text(labels + ROOM + 6, y + 14, f"{level:+.1f}"))
    return drawing(title, labels + ROOM + 110, ROW * (len(steps) + 1), *parts)
