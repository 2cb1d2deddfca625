"""Saved web pages (HTML): their tables as lists, what stands around them as paragraphs."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from khabar.model import NAME_FIELDS, BadInput
from khabar.readers.columns import recognise
from khabar.readers.encodings import find_encoding
from khabar.readers.options import ReadOptions
from khabar.readers.page import own_rows, paragraphs, pieces, sheet_of, tag_of, tidy
from khabar.readers.page_facts import facts_of
from khabar.readers.parts import Note, Part, Text
from khabar.readers.sheets import SKIPPED, Sheet, check_names, read_sheet

SUFFIXES = (".html", ".htm")
MOST_BYTES = 40_000_000
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
LOOK = 4096
BETWEEN = "\n\n"
LAYOUT = "a table has no column of names and is laid out like text: it was taken as text"


def read(path: Path, options: ReadOptions) -> Iterator[Part]:
    """The tables and paragraphs of a page, in its order. Raises BadInput.

    Offsets of paragraphs count in the page's text: all its paragraphs, with an empty line between them.
    """
    root, notes = _parse(path, options)
    yield from notes
    yield from facts_of(root)
    tables = list(root.iter("table"))
    sheets: dict[etree._Element, Sheet] = {}
    for table in reversed(tables):
        sheet = sheet_of(table, "", sheets)
        if _is_list(table, sheet, options):
            sheets[table] = sheet
    for number, table in enumerate((table for table in tables if table in sheets), 1):
        sheets[table].name = f"table {number}"
    check_names([sheets[table].name for table in tables if table in sheets], options, path.name)
    yield from (Note(0, LAYOUT) for table in tables if table not in sheets)
    yield from _in_order(root, sheets, options)


def _in_order(root: etree._Element, sheets: dict[etree._Element, Sheet], options: ReadOptions) -> Iterator[Part]:
    """Paragraphs and tables as they follow one another; a table within a cell comes behind the one around it."""
    held: list[str] = []
    number = at = 0
    title = next((tidy(element.text or "") for element in root.iter("title")), "")
    for text, where in [(title, root), ("", None), *pieces(root, sheets), ("", None)]:
        if where is root:
            held.append(text)
            continue
        if whole := tidy("".join(held)):
            number += 1
            yield Text(number, at, at + len(whole), whole)
            at += len(whole) + len(BETWEEN)
        held = []
        if where is not None:
            for table in where.iter("table"):
                if table in sheets:
                    for caption in table.iterchildren("caption"):
                        for whole in paragraphs(caption, sheets):
                            number += 1
                            yield Text(number, at, at + len(whole), whole)
                            at += len(whole) + len(BETWEEN)
                    yield from _table(sheets[table], options)


def _table(sheet: Sheet, options: ReadOptions) -> Iterator[Part]:
    if sheet.name in options.skipped_sheets:
        yield Note(0, SKIPPED, sheet.name)
    else:
        yield from read_sheet(sheet, options)


def _is_list(table: etree._Element, sheet: Sheet, options: ReadOptions) -> bool:
    """Whether a table is one to be read as a list: it has a column of names, or at least looks like data.

    Pages use tables to lay out text, too: with other tables in them, or with one column or row.
    """
    rows = list(sheet.rows)
    sheet.rows = iter(rows)
    mapping = options.columns | {header: name for one in options.sheet_columns.values() for header, name in one.items()}
    for row in rows[:20]:
        if {match.field for match in recognise(row.cells, mapping)} & set(NAME_FIELDS) and len(rows) > 1:
            return True
    is_around = any(inner is not table for inner in table.iter("table"))
    wide = sum(sum(bool(cell.strip()) for cell in row.cells) > 1 for row in rows)
    return not is_around and wide > 1 and wide * 2 > sum(1 for _ in own_rows(table))


def _parse(path: Path, options: ReadOptions) -> tuple[etree._Element, list[Note]]:
    """The page as a tree, and what there is to say of its encoding."""
    if path.stat().st_size > MOST_BYTES:
        raise BadInput(f"{path.name}: a page may have {MOST_BYTES:,} bytes at most. Split it.")
    data = path.read_bytes()
    said = options.encoding or _charset(data)
    encoding = find_encoding(path, path.name, said)
    notes = []
    if said and not options.encoding and not _fits(data, encoding.codec):
        encoding = find_encoding(path, path.name, "")
        notes.append(Note(0, f"the page says that it is {said}, but it is not: it was read as {encoding.codec}"))
    elif encoding.is_guess:
        notes.append(
            Note(0, f"the page does not say its encoding: by its letters it was read as {encoding.codec}")
        )  # fmt: skip
    try:
        text = DECLARATION.sub("", data.decode(encoding.codec, "replace").replace("\0", "\ufffd"))
        parser = etree.HTMLParser(no_network=True, huge_tree=True, remove_pis=True)
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, UnicodeError, LookupError, ValueError) as error:
        raise BadInput(f"{path.name}: the page can't be read ({error}). Save it anew.") from error
    if fatal := [entry.message for entry in parser.error_log if entry.level_name == "FATAL"]:
        raise BadInput(f"{path.name}: the page is damaged or made to do harm ({fatal[0]}). Save the list as CSV.")
    if root is None or tag_of(root) == "":
        raise BadInput(f"{path.name}: there is no text in it. Check that the page was saved whole.")
    return root, notes


def _charset(data: bytes) -> str:
    """The encoding that a page says it is in; "" when it says none, or one that is not known."""
    found = CHARSET.search(data[:LOOK])
    try:
        return codecs.lookup(found[1].decode()).name if found else ""
    except (LookupError, UnicodeDecodeError):
        return ""


def _fits(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True
