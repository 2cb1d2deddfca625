"""What a cell of an OpenDocument spreadsheet shows."""

import re

from lxml import etree

from khabar.readers.serials import LOST_DIGITS, NO_VALUE, is_beyond_digits, plain_number
from khabar.readers.xml import attribute, local, number_of

DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
MOST_SPACES = 10_000


def cell_text(cell: etree._Element, notes: list[str]) -> str:
    """The value of a cell as text; what there is to say about it is added to `notes`.

    Dates are stored in ISO form, so they come as they stand. A number shown with leading zeros keeps them.

    Ex: <table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell> -> "007"
    """
    if not len(cell) and not cell.attrib:
        return ""
    shown = "\n".join(paragraph(child) for child in cell if local(child) == "p")
    kind = attribute(cell, "value-type")
    is_error = "error" in [text for key, text in cell.attrib.items() if str(key).endswith("}value-type")]
    if is_error or (kind == "string" and shown in ERRORS):
        notes.append(f"holds an error ({shown}), kept as it stands")
        return shown
    if not kind and not shown and attribute(cell, "formula"):
        notes.append(NO_VALUE)
    if kind in ("float", "currency", "percentage"):
        return _number(attribute(cell, "value"), shown, notes)
    if kind == "date":
        return attribute(cell, "date-value").removesuffix("T00:00:00") or shown
    if kind == "time" and (found := DURATION.fullmatch(attribute(cell, "time-value"))):
        return ":".join(part.zfill(2) for part in found.groups())
    if kind == "boolean":
        return attribute(cell, "boolean-value").upper() or shown
    return shown or attribute(cell, "string-value")


ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")


def paragraph(element: etree._Element) -> str:
    """The text of a paragraph with its spaces, tabs and line breaks, without comments on the cell."""
    text = element.text or ""
    for child in element:
        name = local(child)
        if name == "s":
            text += " " * min(max(1, number_of(child, "c", 1)), MOST_SPACES)
        elif name == "tab":
            text += "\t"
        elif name == "line-break":
            text += "\n"
        elif name not in ("annotation", "note"):
            text += paragraph(child)
        text += child.tail or ""
    return text


def _number(value: str, shown: str, notes: list[str]) -> str:
    text = plain_number(value)
    if is_beyond_digits(value):
        notes.append(LOST_DIGITS)
    is_padded = shown.isascii() and shown.isdigit() and len(shown) > len(text) and shown.endswith(text)
    return shown if is_padded and not shown.removesuffix(text).strip("0") else text
