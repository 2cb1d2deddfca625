"""The tables are made by a script: the same pairs give the same bytes, whatever the order they are read in."""

import sqlite3
from pathlib import Path

import pytest

from khabar.names.data import learn
from khabar.names.data.spellings import read_units

UNITS = [
    ("سليم", "Salim", "SY", 40), ("سليم", "Selim", "LB", 12), ("خولي", "Khouli", "SY", 9), ("خولي", "Kholi", "EG", 5),
    ("مني", "Muna", "PS", 30), ("مني", "Mouna", "LB", 20), ("علي", "Ali", "IQ", 90), ("ركاب", "Rikab", "PS", 4),
]  # fmt: skip


def collections(folder: Path, units: list[tuple[str, str, str, int]]) -> tuple[Path, Path, Path]:
    tokens, base = folder / "tokens.tsv", folder / "units.sqlite3"
    tokens.write_text("karim\tك ر ي م\t3\nsalim\tس ل ي م\t2\n", "utf-8")
    base.unlink(missing_ok=True)
    with sqlite3.connect(base) as held:
        held.execute("create table units (arabic_key, latin, latin_lang, country, role, count int, source)")
        held.executemany("insert into units values (?, ?, '', ?, 'given', ?, 's')", units)
    held.close()
    for name, rows in (
        ("release_a", "record_id,name\nA1,سليم خولى\nA2,علي ركاب\n"),
        ("release_b", "record_id,name\nB2,سليم خولي\nB3,علي ركاب\n"),
        ("releases_truth", "record_id_a,record_id_b\nA1,B2\nA2,B3\n"),
    ):
        (folder / f"{name}.csv").write_text(rows, "utf-8")
    return tokens, base, folder


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for turn, units in enumerate((UNITS, UNITS[::-1])):
        folder = tmp_path / str(turn)
        folder.mkdir()
        monkeypatch.setattr("sys.argv", ["learn.py", *map(str, collections(tmp_path, units)), str(folder)])
        learn.main()
        made.append({file.name: file.read_bytes() for file in sorted(folder.iterdir())})
    assert made[0] == made[1]
    assert set(made[0]) == {
        "arabic_latin.tsv",
        "arabic_arabic.tsv",
        "latin_latin.tsv",
        "attested.tsv",
        "frequencies.tsv",
    }


def test_a_form_written_with_a_final_a_ends_in_maqsura(tmp_path: Path) -> None:
    units = read_units(collections(tmp_path, UNITS)[1])
    assert ("منى", "muna") in units.pairs
    assert ("علي", "ali") in units.pairs
