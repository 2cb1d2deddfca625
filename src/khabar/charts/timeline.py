"""What was said of which days, lane by lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from khabar.charts.svg import COLOURS, box, drawing, line, text

ROW = 26
LABELS = 200
ROOM = 520
HEAD = 18
LEAST = 5
"""Pixels of a stretch of one day."""
MOST_YEARS = 12
"""Years that are written along the top."""


class Stretch(NamedTuple):
    """The days that something may have happened on, and what a pointer held over it reads."""

    first: date
    last: date
    says: str


class Lane(NamedTuple):
    """One line of the picture: its label, its stretches, and what stands behind it."""

    label: str
    stretches: Sequence[Stretch]
    note: str = ""


def timeline(title: str, lanes: Sequence[Lane]) -> str:
    """Draw stretches of days against the years; stretches may lie over each other, and every one can be read.

    Ex: timeline("Every piece of news", [Lane("Reported held", [Stretch(date(2012, 5, 3), date(2012, 5, 3), "A")])])
    """
    days = [day for lane in lanes for stretch in lane.stretches for day in (stretch.first, stretch.last)]
    first = min(days, default=date(2000, 1, 1)).year
    last = max(days, default=date(2000, 1, 1)).year + 1
    begin, end = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()

    def at(day: date) -> float:
        return LABELS + (day.toordinal() - begin) / (end - begin) * ROOM

    height = HEAD + ROW * len(lanes)
    parts = [part for year in _years(first, last) for part in _year(year, at(date(year, 1, 1)), height)]
    for place, lane in enumerate(lanes):
        y = HEAD + place * ROW
        parts.append(text(LABELS - 8, y + 17, lane.label, "end"))
        for stretch in lane.stretches:
            width = max(at(stretch.last) - at(stretch.first), LEAST)
            parts.append(box(at(stretch.first), y + 5, width, ROW - 10, COLOURS[place % len(COLOURS)], stretch.says))
        if lane.note:
            parts.append(text(LABELS + ROOM + 6, y + 17, lane.note))
    return drawing(title, LABELS + ROOM + 120, height, *parts)


def _years(first: int, last: int) -> Iterable[int]:
    return range(first, last + 1, -(-(last - first) // MOST_YEARS))


def _year(year: int, x: float, height: float) -> tuple[str, str]:
    return text(x, 12, str(year), "middle", 11), line(x, HEAD - 2, x, height, dashed=True)
