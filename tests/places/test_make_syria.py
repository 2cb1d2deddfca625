import json
from importlib import util
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def script() -> ModuleType:
    spec = util.spec_from_file_location("make_syria", str(files("khabar.places").joinpath("data/make_syria.py")))
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unit(pcode: str) -> dict[str, object]:
    def alias(value: str) -> dict[str, str]:
        return {"value": value, "language": "en", "type": "formal"}

    return {
        "name": {"ar": "وادي القصب", "en": "Wadi Qasab"},
        "aliases": [alias("Wadi Qasab District"), alias("Reed Valley District"), alias("nahyt wady alqsb")],
        "centroid": {"latitude": 35.123456, "longitude": 38.0},
        "population": None,
        "externalIds": {"ochaPcode": pcode},
    }


def test_a_unit_becomes_one_short_row(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for level, pcode in (("governorates", "SY99"), ("districts", "SY9901"), ("subdistricts", "SY990100")):
        (tmp_path / f"opensyria_{level}.json").write_text(json.dumps([unit(pcode)]), "utf-8")
    monkeypatch.setattr(script, "__file__", str(tmp_path / "make_syria.py"))
    script.main(tmp_path)
    head, columns, *rows = (tmp_path / "syria.tsv").read_text("utf-8").splitlines()
    assert "CC BY 4.0" in head
    assert columns.split("\t") == script.COLUMNS
    assert rows[0] == "SY99\tوادي القصب\tWadi Qasab\t35.1235\t38.0000\t0\tReed Valley"
    assert len(rows) == 3
