import csv
import hashlib
from pathlib import Path

from khabar.synth import write

FORMS = {
    "documentation_network": ("utf-8", ",", "First name"),
    "family_association": ("windows-1256", ";", "الاسم الكامل"),
    "relief_office": ("utf-16", "\t", "Family name"),
    "news_desk": ("utf-8-sig", ",", "name"),
    "release_page": ("utf-8-sig", ";", "الاسم"),
}


def test_each_list_has_its_own_form(tmp_path: Path) -> None:
    written = write(500, 5, 3, tmp_path)
    rows = 0
    assert [file.stem for file in written.files] == list(FORMS)
    for file in written.files:
        encoding, delimiter, heading = FORMS[file.stem]
        with file.open(encoding=encoding, newline="") as text:
            lines = list(csv.reader(text, delimiter=delimiter))
        assert heading in lines[0]
        assert all(len(line) == len(lines[0]) for line in lines)
        rows += len(lines) - 1
    assert rows == written.counts["records"] == 900
    assert written.counts["people_listed"] < written.counts["people"] == 500


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    def digests(folder: str) -> list[str]:
        written = write(200, 5, 9, tmp_path / folder)
        paths = [*written.files, *written.statements, written.truth]
        return [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]

    assert digests("one") == digests("two")
