"""From clusters to histories."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from khabar.counting import read_clusters
from khabar.model import BadInput


def clusters(*rows: tuple[str, str]) -> pa.Table:
    names, people = zip(*rows, strict=True)
    return pa.table({"list": names, "record_id": [str(n) for n in range(len(rows))], "cluster_id": people})


def test_a_person_is_caught_once_by_a_list_however_often_they_stand_on_it(tmp_path: Path) -> None:
    pq.write_table(clusters(("A", "1"), ("A", "1"), ("B", "1"), ("B", "2"), ("C", "3")), tmp_path / "clusters.parquet")
    held = read_clusters(tmp_path)
    assert held.lists == ("A", "B", "C")
    assert held.table().tolist() == [0, 1, 1, 0, 0, 0, 1, 0]


def test_a_folder_that_no_linkage_wrote_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no clusters\.parquet"):
        read_clusters(tmp_path)
    (tmp_path / "clusters.parquet").write_bytes(b"PAR1 rubbish")
    with pytest.raises(BadInput, match="can't be read as clusters"):
        read_clusters(tmp_path)
    pq.write_table(pa.table({"list": ["A"]}), tmp_path / "clusters.parquet")
    with pytest.raises(BadInput, match="can't be read as clusters"):
        read_clusters(tmp_path)
    pq.write_table(pa.table({"list": ["A", None], "cluster_id": ["1", "2"]}), tmp_path / "clusters.parquet")
    with pytest.raises(BadInput, match="somebody on no list"):
        read_clusters(tmp_path)


def test_too_many_lists_are_refused(tmp_path: Path) -> None:
    pq.write_table(clusters(*((f"L{n}", "1") for n in range(63))), tmp_path / "clusters.parquet")
    with pytest.raises(BadInput, match="63 lists"):
        read_clusters(tmp_path)
