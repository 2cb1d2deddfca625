"""The few pieces that every chart is drawn with."""

from __future__ import annotations

from html import escape

COLOURS = ("#2b6cb0", "#c05621", "#2f855a", "#6b46c1", "#718096")
"""Told apart by people who don't see red and green apart, and in print."""

SIZE = 12
"""Height of letters, in pixels."""


def drawing(title: str, width: float, height: float, *parts: str) -> str:
    """Put parts into an SVG image that says its title aloud.

    It carries no style of its own, which strict pages forbid: their style sheet lets `.chart` scale with the page.
    """
    name = escape(title, quote=True)
    return (
        f'<svg viewBox="0 0 {number(width)} {number(height)}" role="img" '
        f'aria-label="{name}" width="{number(width)}" height="{number(height)}" class="chart" '
        f'font-family="Noto Naskh Arabic, Noto Sans, sans-serif" font-size="{SIZE}" fill="currentColor">'
        f"<title>{name}</title>{''.join(parts)}</svg>"
    )


def as_file(drawn: str) -> str:
    """A drawing as an SVG file of its own, which names its form."""
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) + "\n"


def text(x: float, y: float, words: str, anchor: str = "start", size: int = SIZE) -> str:
    """Write words at a point; each script runs in its own direction and `anchor` means left, middle, right always.

    Direction is fixed left to right for the line as a whole, and the words are isolated, so that an Arabic name
    beside a number doesn't turn the number around. Ex: text(10, 20, "محمد 3", "end").
    """
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    small = "" if size == SIZE else f' font-size="{size}"'
    return (
        f'<text x="{number(x)}" y="{number(y)}"{side}{small} direction="ltr">'
        f'<tspan unicode-bidi="isolate">{escape(words, quote=False)}</tspan></text>'
    )


def box(x: float, y: float, width: float, height: float, colour: str, says: str = "") -> str:
    """Draw a filled box; a pointer held over it reads what it says. A negative width or height is turned round."""
    x, width = (x, width) if width >= 0 else (x + width, -width)
    y, height = (y, height) if height >= 0 else (y + height, -height)
    inside = f"<title>{escape(says, quote=False)}</title>" if says else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
        f'fill="{colour}">{inside}</rect>'
    )


def line(x1: float, y1: float, x2: float, y2: float, dashed: bool = False) -> str:
    """Draw a thin line in the colour of the text."""
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" stroke="currentColor" '
        f'stroke-opacity=".4"{dash}/>'
    )


def number(value: float) -> str:
    """Write a number briefly and always alike. Ex: 3.0 -> "3", 0.125 -> "0.13", 12345.6 -> "12346"."""
    if abs(value) >= 1000:
        return f"{value:.0f}"
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"
