"""What an XLSX file keeps beside its sheets: their names, the shared texts, and how numbers are shown."""

import posixpath
import re
import zipfile
from array import array
from dataclasses import dataclass, field

from lxml import etree

from khabar.model import BadInput
from khabar.readers.serials import BUILT_IN_DATES, is_date_code, padding
from khabar.readers.xml import attribute, elements, local, number_of

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Texts:
    """All shared texts of a workbook, packed: a million of them take little more than their bytes."""

    def __init__(self) -> None:
        self.packed = bytearray()
        self.ends = array("Q", [0])

    def add(self, text: str) -> None:
        self.packed += text.encode("utf-8")
        self.ends.append(len(self.packed))

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self.packed[self.ends[number] : self.ends[number + 1]].decode("utf-8")


@dataclass
class Workbook:
    """An opened workbook: (name, is hidden, entry) of each sheet, texts, and which styles show dates or pad zeros."""

    sheets: list[tuple[str, bool, str]]
    from_1904: bool = False
    texts: Texts = field(default_factory=Texts)
    codes: list[str] = field(default_factory=list)
    dates: frozenset[int] = frozenset()
    paddings: dict[int, int] = field(default_factory=dict)


def open_workbook(archive: zipfile.ZipFile, name: str) -> Workbook:
    """The workbook in an archive. Raises BadInput when there is none, or it has no sheets of cells."""
    root = _target(archive, "", "officeDocument", name) or "xl/workbook.xml"
    if root not in archive.namelist():
        raise BadInput(f"{name}: it is no spreadsheet in the form XLSX. Save it as XLSX or CSV and try again.")
    targets = _relations(archive, root, name)
    book = Workbook([])
    with archive.open(root) as file:
        for element in elements(file, name, "workbookPr", "sheet"):
            if local(element) == "workbookPr":
                book.from_1904 = element.get("date1904", "0") in ("1", "true")
                continue
            kind, target = targets.get(attribute(element, "id"), ("", ""))
            if kind == "worksheet" and target in archive.namelist():
                book.sheets.append((element.get("name", ""), element.get("state", "visible") != "visible", target))
    if not book.sheets:
        raise BadInput(f"{name}: there is no sheet of cells in it. Check that the file was saved whole.")
    for kind, target in targets.values():
        if target in archive.namelist() and kind == "sharedStrings":
            _read_texts(archive, target, book, name)
        elif target in archive.namelist() and kind == "styles":
            _read_styles(archive, target, book, name)
    return book


def text_of(element: etree._Element) -> str:
    """The text of a cell or shared text, in one piece: its runs, without phonetic hints."""
    found = []
    for child in element:
        name = local(child)
        if name == "t":
            found.append(child.text or "")
        elif name == "r":
            found += [part.text or "" for part in child if local(part) == "t"]
    return unescape("".join(found))


def unescape(text: str) -> str:
    """Characters that XML can't hold, as spreadsheets write them. Ex: "a_x000D_b" -> "a\\rb"."""
    return ESCAPE.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code == 0 or 0xD800 <= code < 0xE000 else chr(code)


def _relations(archive: zipfile.ZipFile, entry: str, name: str) -> dict[str, tuple[str, str]]:
    """Kind and entry of each part that a part refers to, by its id."""
    folder, base = posixpath.split(entry)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    if path not in archive.namelist():
        return {}
    found = {}
    with archive.open(path) as file:
        for element in elements(file, name, "Relationship"):
            target = element.get("Target", "")
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found[element.get("Id", "")] = (element.get("Type", "").rpartition("/")[2], target)
    return found


def _target(archive: zipfile.ZipFile, entry: str, kind: str, name: str) -> str:
    return next((target for found, target in _relations(archive, entry, name).values() if found == kind), "")


def _read_texts(archive: zipfile.ZipFile, entry: str, book: Workbook, name: str) -> None:
    with archive.open(entry) as file:
        for element in elements(file, name, "si"):
            book.texts.add(text_of(element))


def _read_styles(archive: zipfile.ZipFile, entry: str, book: Workbook, name: str) -> None:
    """Which cell styles show a date, and which pad with zeros."""
    codes: dict[int, str] = {}
    with archive.open(entry) as file:
        for element in elements(file, name, "numFmt", "cellXfs"):
            if local(element) == "numFmt":
                codes[number_of(element, "numFmtId")] = element.get("formatCode", "")
            else:
                formats = [number_of(style, "numFmtId") for style in element]
                book.codes = [codes.get(one, "") for one in formats]
                book.dates = frozenset(
                    n for n, one in enumerate(formats)
                    if (is_date_code(codes[one]) if one in codes else one in BUILT_IN_DATES)
                )  # fmt: skip
                book.paddings = {n: wide for n, code in enumerate(book.codes) if (wide := padding(code)) > 1}
