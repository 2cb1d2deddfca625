"""Black and white squares, as in a QR code."""

from collections.abc import Sequence


def squares(rows: Sequence[Sequence[bool]], side: int = 8) -> str:
    """Draw true as black on white, each `side` pixels wide; an SVG file of its own, for an `img`.

    Ex: squares([[True, False], [False, True]])
    """
    width, height = max(map(len, rows)), len(rows)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width * side}" '
        f'height="{height * side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{width}v{height}H0z"/>'
        f'<path d="{path}"/></svg>'
    )
