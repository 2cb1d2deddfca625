"""How many fall where, in groups that stand on one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.charts.svg import COLOURS, box, drawing, line, number, text

LEFT, TOP, WIDE, HIGH, FOOT = 60, 10, 640, 200, 40


def histogram(title: str, edges: Sequence[float], groups: Mapping[str, Sequence[float]], unit: str = "") -> str:
    """Draw counts between edges (one more than counts), the groups stacked and named below.

    Ex: histogram("Weights", [0, 1, 2], {"links": [3, 4]}, "bits"). Raises ValueError when lengths don't fit.
    """
    if any(len(counts) != len(edges) - 1 for counts in groups.values()):
        raise ValueError("a histogram needs one edge more than counts")
    totals = [sum(column) for column in zip(*groups.values(), strict=True)] if groups else []
    most = max(totals, default=0) or 1
    span = (edges[-1] - edges[0]) or 1.0
    parts = [line(LEFT, TOP + HIGH, LEFT + WIDE, TOP + HIGH), text(LEFT - 6, TOP + 10, number(most), "end")]
    piled = [0.0] * (len(edges) - 1)
    for colour, (name, counts) in zip(COLOURS, groups.items(), strict=False):
        for k, count in enumerate(counts):
            if count:
                x = LEFT + (edges[k] - edges[0]) / span * WIDE
                width = (edges[k + 1] - edges[k]) / span * WIDE
                height = count / most * HIGH
                said = f"{name}: {number(count)} from {number(edges[k])} to {number(edges[k + 1])} {unit}".strip()
                parts.append(box(x, TOP + HIGH - piled[k] - height, max(width - 1, 1), height, colour, said))
                piled[k] += height
    for k in range(0, len(edges), max(1, (len(edges) - 1) // 8)):
        parts.append(text(LEFT + (edges[k] - edges[0]) / span * WIDE, TOP + HIGH + 15, number(edges[k]), "middle"))
    parts.append(text(LEFT + WIDE, TOP + HIGH + 32, unit, "end"))
    for place, (colour, name) in enumerate(zip(COLOURS, groups, strict=False)):
        parts.append(box(LEFT + place * 150, TOP + HIGH + 23, 10, 10, colour))
        parts.append(text(LEFT + place * 150 + 15, TOP + HIGH + 32, name))
    return drawing(title, LEFT + WIDE + 20, TOP + HIGH + FOOT, *parts)
