"""Tables of a web page as sheets: cells that span rows and columns, tables within cells, text as a reader sees it."""

import re
from collections.abc import Container, Iterator

from lxml import etree

from khabar.readers.sheets import Merged, Sheet, SheetRow

SOURCE_LINES = re.compile(r"[ \t\f]*[\n\r][ \t\n\r\f]*")
LINES = re.compile(r" *\n *")
BREAK = "\x1e"
UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object"})
BLOCKS = frozenset(
    re.split(
        " ",
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer"
        " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot"
        " th thead title tr ul",
    )
)
MOST_COLUMNS, MOST_ROWS = 1000, 65_534
"""As far as browsers let a cell span."""


def tidy(text: str) -> str:
    """Text with a line end of the source, and the spaces about it, as one space, and <br> as a line end.

    Several spaces within a line stay as they stand, though a browser shows one.
    """
    return LINES.sub("\n", SOURCE_LINES.sub(" ", text).replace(BREAK, "\n")).strip()


def tag_of(element: etree._Element) -> str:
    """The name of an element in small letters; "" for a comment or the like."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def pieces(root: etree._Element, skipped: Container[etree._Element]) -> Iterator[tuple[str, etree._Element | None]]:
    """The text under an element piece by piece, and None with "" wherever a block begins or ends.

    A skipped element comes by itself, with nothing of what it holds.
    """
    inside = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = tag_of(element)
        is_passed = element is not root and (tag in UNSEEN or element in skipped)
        if event == "start":
            if is_passed:
                inside += 1
                if inside == 1 and tag not in UNSEEN:
                    yield "", element
            elif not inside:
                if tag in BLOCKS:
                    yield "", None
                yield BREAK if tag == "br" else "", root
                yield element.text or "", root
        else:
            if event == "end" and is_passed:
                inside -= 1
            elif event == "end" and not inside and tag in BLOCKS:
                yield "", None
            if not inside and element is not root:
                yield element.tail or "", root


def cell_text(cell: etree._Element, skipped: Container[etree._Element]) -> str:
    """What stands in a cell, blocks parted by line ends, without the tables in it that are read by themselves."""
    return "\n".join(paragraphs(cell, skipped))


def paragraphs(root: etree._Element, skipped: Container[etree._Element]) -> Iterator[str]:
    """The blocks of text under an element."""
    held: list[str] = []
    for text, where in pieces(root, skipped):
        if where is root:
            held.append(text)
        elif whole := tidy("".join(held)):
            yield whole
            held = []
        else:
            held = []
    if whole := tidy("".join(held)):
        yield whole


def sheet_of(table: etree._Element, name: str, skipped: Container[etree._Element]) -> Sheet:
    """A table of a page as a sheet; its rows count from 1."""
    merged: dict[int, list[Merged]] = {}
    found = []
    taken: dict[int, int] = {}
    for number, row in enumerate(own_rows(table), 1):
        cells: list[str] = []
        at = 0
        for cell in row:
            if tag_of(cell) not in ("td", "th"):
                continue
            while taken.get(at, 0) >= number:
                at += 1
            wide, high = _span(cell, "colspan", MOST_COLUMNS), _span(cell, "rowspan", MOST_ROWS)
            cells.extend([""] * (at + 1 - len(cells)))
            cells[at] = cell_text(cell, skipped)
            if wide > 1 or high > 1:
                merged.setdefault(number, []).append(Merged(number, at + 1, number + high - 1, at + wide))
            if high > 1:
                taken |= dict.fromkeys(range(at, at + wide), number + high - 1)
            at += wide
        found.append(SheetRow(number, cells, is_hidden(row)))
    return Sheet(name, iter(found), merged=merged)


def own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those of tables in its cells."""
    for child in table:
        if tag_of(child) == "tr":
            yield child
        elif tag_of(child) in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if tag_of(row) == "tr")


def is_hidden(element: etree._Element) -> bool:
    """Whether the page says that this is not to be seen."""
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _span(cell: etree._Element, name: str, most: int) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(1, int(value)), most) if value.isascii() and value.isdigit() and len(value) < 9 else 1
