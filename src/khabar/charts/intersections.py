"""How sets overlap: a bar for each group that stands in exactly the sets whose dots are filled below it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.charts.svg import COLOURS, box, drawing, line, number, text

STEP = 26
"""Pixels from one group to the next, and from one set to the next."""
LABELS = 220
SIZES = 90
HIGH = 180
HEAD = 20
DOT = 6


def intersections(title: str, sets: Sequence[tuple[str, int]], groups: Sequence[tuple[Sequence[bool], int]]) -> str:
    """Draw groups from left to right (Lex et al. 2014); `sets` with their sizes, a group is which sets and how many.

    Ex: intersections("Lists", [("A", 30), ("B", 20)], [((True, False), 22), ((True, True), 8)])
    """
    left, top = LABELS + SIZES, HEAD + HIGH + 12
    most = max((size for _, size in groups), default=0) or 1
    largest = max((size for _, size in sets), default=0) or 1
    parts = [line(left, HEAD + HIGH, left + STEP * len(groups), HEAD + HIGH)]
    for row, (name, size) in enumerate(sets):
        y = top + row * STEP
        width = size / largest * (SIZES - 50)
        parts.append(text(LABELS - 8, y + 17, name, "end"))
        parts.append(box(LABELS, y + 6, width, STEP - 12, COLOURS[4], f"{name}: {number(size)}"))
        parts.append(text(LABELS + width + 4, y + 17, number(size), size=10))
    for place, (members, size) in enumerate(groups):
        x = left + place * STEP + STEP / 2
        named = " + ".join(name for (name, _), is_in in zip(sets, members, strict=True) if is_in)
        height = size / most * HIGH
        parts.append(box(x - 8, HEAD + HIGH - height, 16, height, COLOURS[0], f"{named}: {number(size)}"))
        parts.append(text(x, HEAD + HIGH - height - 4, number(size), "middle", 9))
        filled = [row for row, is_in in enumerate(members) if is_in]
        if len(filled) > 1:
            parts.append(line(x, top + filled[0] * STEP + STEP / 2, x, top + filled[-1] * STEP + STEP / 2))
        parts += [_dot(x, top + row * STEP + STEP / 2, is_in) for row, is_in in enumerate(members)]
    return drawing(title, left + STEP * max(len(groups), 1) + 20, top + STEP * max(len(sets), 1) + 6, *parts)


def _dot(x: float, y: float, is_in: bool) -> str:
    opacity = "" if is_in else ' fill-opacity=".15"'
    colour = COLOURS[0] if is_in else "currentColor"
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{DOT}" fill="{colour}"{opacity}/>'
