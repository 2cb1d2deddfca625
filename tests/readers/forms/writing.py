"""Small documents of every form, written in other ways than they are read."""

import io
import json
import zipfile
from collections.abc import Sequence
from html import escape

import openpyxl
import xlwt

Rows = Sequence[Sequence[str]]
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "style", "text", "table")
)


def to_csv(rows: Rows) -> bytes:
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\n".join(lines).encode()


def to_xlsx(rows: Rows, sheet: str = "L") -> bytes:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for row in rows:
        page.append([cell or None for cell in row])
    return saved(book)


def to_xls(rows: Rows, sheet: str = "L") -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet(sheet)
    for n, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                page.write(n, column, cell)
    return saved(book)


def to_ods(rows: Rows, sheet: str = "L") -> bytes:
    return ods(f'<table:table table:name="{escape(sheet)}">{"".join(map(ods_row, rows))}</table:table>')


def ods_row(row: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>"


def ods_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def ods(tables: str, styles: str = "", extra: dict[str, str] | None = None) -> bytes:
    """A spreadsheet of the given tables in the XML of OpenDocument."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": MIMETYPE, "content.xml": content, **(extra or {})})


def to_json(rows: Rows) -> bytes:
    header, *below = rows
    return json.dumps([dict(zip(header, row, strict=True)) for row in below], ensure_ascii=False).encode()


def to_html(rows: Rows) -> bytes:
    lines = ("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<!DOCTYPE html><meta charset="utf-8"><table>{"".join(lines)}</table>'.encode()


def zipped(entries: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


TO = {"csv": to_csv, "html": to_html, "json": to_json, "ods": to_ods, "xls": to_xls, "xlsx": to_xlsx}
"""For each form of lists, rows of texts (the first of them the header) to the bytes of a document."""
