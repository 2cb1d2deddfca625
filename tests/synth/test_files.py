import csv
import hashlib
from pathlib import Path

import openpyxl
from lxml import etree

from khabar.synth import write

FORMS = {
    "documentation_network.csv": ("utf-8", ",", "First name"),
    "family_association.csv": ("windows-1256", ";", "الاسم الكامل"),
    "relief_office.xlsx": ("", "", "Family name"),
    "news_desk.csv": ("utf-8-sig", ",", "name"),
    "release_page.html": ("", "", "الاسم"),
}


def lines_of(file: Path) -> list[list[str]]:
    """The lines of a list, the header among them, by other means than khabar's own."""
    if file.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(file, read_only=True).active
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    if file.suffix == ".html":
        page = etree.fromstring(file.read_text("utf-8"), etree.HTMLParser())
        return [[cell.text or "" for cell in row] for row in page.iter("tr")]
    encoding, delimiter, _ = FORMS[file.name]
    with file.open(encoding=encoding, newline="") as text:
        return list(csv.reader(text, delimiter=delimiter))


def test_each_list_has_its_own_form(tmp_path: Path) -> None:
    written = write(500, 5, 3, tmp_path)
    rows = 0
    assert [file.name for file in written.files] == list(FORMS)
    for file in written.files:
        lines = lines_of(file)
        assert FORMS[file.name][2] in lines[0]
        assert all(len(line) == len(lines[0]) for line in lines)
        rows += len(lines) - 1
    assert rows == written.counts["records"] == 900
    assert written.counts["people_listed"] < written.counts["people"] == 500


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    def digests(folder: str) -> list[str]:
        written = write(200, 5, 9, tmp_path / folder)
        paths = [*written.files, *written.statements, written.truth, *written.contradictions]
        return [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]

    assert digests("one") == digests("two")
