"""The forms in which lists are written: delimited text, a workbook, a page. The same rows give the same bytes."""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from khabar.synth.personality import Personality

Row = Sequence[str | None]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="List" sheetId="1"'
    ' r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def write_csv(header: Row, rows: Iterable[Row], path: Path, encoding: str, delimiter: str) -> None:
    """Delimited text, in any encoding."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows(rows)


def write_xlsx(header: Row, rows: Iterable[Row], path: Path) -> None:
    """A workbook with one sheet. What looks like a number without zeros in front is one, as when people type it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(_entry(name), _DECLARED + content)
        with archive.open(_entry("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as file:
            file.write(f'{_DECLARED}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate([header, *rows], 1):
                cells = "".join(_cell(cell, f"{_letter(at)}{number}") for at, cell in enumerate(row) if cell)
                file.write(f'<row r="{number}">{cells}</row>'.encode())
            file.write(b"</sheetData></worksheet>")


def write_html(header: Row, rows: Iterable[Row], kind: Personality, path: Path) -> None:
    """A saved page with the list as its table, written from right to left where the list is in Arabic."""
    language, direction = ("ar", "rtl") if kind.script == "arabic" else ("en", "ltr")
    title = {"ar": "قائمة جديدة بأسماء المفرج عنهم", "en": "A new list of names"}[language]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">')
        file.write(f"<title>{title}</title></head><body>\n<h1>{title}</h1>\n<table>\n<thead>")
        file.write(_line("th", header) + "</thead>\n<tbody>\n")
        file.writelines(f"{_line('td', row)}\n" for row in rows)
        file.write("</tbody>\n</table>\n</body></html>\n")


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry of an archive that bears no clock time."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _cell(text: str, place: str) -> str:
    if text.isascii() and text.isdigit() and len(text) < 10 and (text == "0" or text[0] != "0"):
        return f'<c r="{place}"><v>{text}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text, quote=False)}</t></is></c>'


def _letter(column: int) -> str:
    """The letter of one of the first 26 columns, counted from 0; lists of synth have no more."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]


def _line(tag: str, cells: Row) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell or '', quote=False)}</{tag}>" for cell in cells) + "</tr>"
