"""`khabar count`: a table, a linkage, a refusal, rubbish."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.counting.tables import KOSOVO

Khabar = Callable[..., Any]


@pytest.fixture
def kosovo(tmp_path: Path) -> Path:
    path = tmp_path / "kosovo.csv"
    rows = [
        ",".join([*(str(int(is_on)) for is_on in cell), str(count)])
        for cell, count in zip(KOSOVO.cells, KOSOVO.counts, strict=True)
    ]
    path.write_text("\n".join([",".join([*KOSOVO.lists, "count"]), *rows]) + "\n", "utf-8")
    return path


def test_an_answer_for_a_program(khabar: Khabar, kosovo: Path) -> None:
    done = khabar("count", "--histories", kosovo, "--method", "loglinear", "--json", "--by", "2000-01-31")
    assert done.code == 0
    told = json.loads(done.out)
    assert (told["documented"], told["method"], told["refused"], told["reasons"]) == (4400, "loglinear", False, [])
    assert told["estimate"]["median"] == 10_357
    assert told["chao"]["median"] == 10_262
    assert told["diagnostics"]["bic"]["terms"] != told["diagnostics"]["aic"]["terms"]
    assert len(told["assumptions"]) >= 5
    assert "2000-01-31" in told["words"]["ar"]
    assert told["overlaps"][0] == {"lists": ["EXH"], "people": 1131}


def test_an_answer_for_people_with_a_picture(khabar: Khabar, kosovo: Path, tmp_path: Path) -> None:
    done = khabar("count", "--histories", kosovo, "--method", "decomposable", "--picture", "lists.svg")
    assert done.code == 0
    assert "We estimate 12,5" in done.out
    assert "ونقدّر" in done.out
    assert ElementTree.parse(tmp_path / "lists.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own


def test_a_linkage_with_a_list_of_releases_and_a_copy(khabar: Khabar, tmp_path: Path) -> None:
    rows = [(name, str(n)) for n in range(60) for step, name in enumerate("ABCD", 2) if n % step == 0]
    lists, people = zip(*rows, strict=True)
    (tmp_path / "linked").mkdir()
    pq.write_table(pa.table({"list": lists, "cluster_id": people}), tmp_path / "linked" / "clusters.parquet")
    call = ("count", "linked", "--method", "chao", "--json", "--release", "D", "--copies", "A,C")
    done = khabar(*call)
    told = json.loads(done.out)
    assert done.code == 1
    assert told["refused"] is True
    assert told["estimate"] is None
    assert list(told["diagnostics"]["lists"]) == ["A", "B"]
    assert "at least 3 are needed" in told["reasons"][0]
    assert told["documented"] + told["diagnostics"]["set_aside"] == len(set(people))


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (("count",), 2, "name either DIR or --histories"),
        (("count", ".", "--histories", "a.csv"), 2, "name either DIR or --histories"),
        (("count", "nowhere"), 1, "no clusters.parquet"),
        (("count", "--histories", "nowhere.csv"), 1, "No such file"),
        (("count", "--histories", "."), 1, "directory"),
        (("count", "--histories", "rubbish.csv"), 1, "row 2 holds"),
        (("count", "--histories", "a.csv", "--release", "X"), 2, "no list X"),
        (("count", "--histories", "a.csv", "--by", "soon"), 2, "no day"),
        (("count", "--histories", "a.csv", "--method", "guess"), 2, "invalid choice"),
    ],
)
def test_rubbish_is_one_sentence(khabar: Khabar, tmp_path: Path, call: tuple[str, ...], code: int, words: str) -> None:
    (tmp_path / "a.csv").write_text("A,B,C\n1,0,1\n", "utf-8")
    (tmp_path / "rubbish.csv").write_text("name,place\nZayd,Homs\n", "utf-8")
    done = khabar(*call)
    assert done.code == code
    assert words in done.err
    assert not done.out
