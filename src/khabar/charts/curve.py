"""One share against another, with the diagonal where both agree."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.charts.svg import COLOURS, drawing, line, number, text

LEFT, TOP, SIDE, FOOT = 60, 10, 260, 45


def curve(title: str, points: Sequence[tuple[float, float]], across: str, up: str, diagonal: bool = False) -> str:
    """Draw points between 0 and 1 joined by a line; `across` and `up` name the axes.

    Ex: curve("Calibration", [(0.1, 0.12), (0.9, 0.91)], "predicted", "true", diagonal=True).
    """
    at = [(LEFT + x * SIDE, TOP + (1 - y) * SIDE) for x, y in points]
    parts = [line(LEFT, TOP + SIDE, LEFT + SIDE, TOP + SIDE), line(LEFT, TOP, LEFT, TOP + SIDE)]
    if diagonal:
        parts.append(line(LEFT, TOP + SIDE, LEFT + SIDE, TOP, dashed=True))
    path = " ".join(f"{number(x)},{number(y)}" for x, y in at)
    parts.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[0]}" stroke-width="2"/>')
    for (x, y), (across_value, up_value) in zip(at, points, strict=True):
        said = f"{across} {number(across_value)}, {up} {number(up_value)}"
        parts.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="3.5" fill="{COLOURS[0]}"><title>{said}</title></circle>'
        )
    for tick in (0.0, 0.5, 1.0):
        parts.append(text(LEFT + tick * SIDE, TOP + SIDE + 15, number(tick), "middle"))
        parts.append(text(LEFT - 6, TOP + (1 - tick) * SIDE + 4, number(tick), "end"))
    parts.append(text(LEFT + SIDE, TOP + SIDE + 34, across, "end"))
    parts.append(text(LEFT + 6, TOP + 10, up))
    return drawing(title, LEFT + SIDE + 20, TOP + SIDE + FOOT, *parts)
