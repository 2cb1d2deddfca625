from pathlib import Path

import pyarrow as pa
import pytest

from khabar.linkage import Linked
from khabar.linkage.index import make_index
from khabar.linkage.index_files import open_index, save_index
from khabar.model import BadInput
from khabar.synth import generate


def test_an_index_answers_the_same_from_disk(linked: Linked, tmp_path: Path) -> None:
    assert linked.learned is not None
    index = make_index(linked.learned, linked.records)
    save_index(index, tmp_path / "index")
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o700
    new = generate(60, 3, 9).tables[1]
    new = new.set_column(new.column_names.index("list"), "list", pa.repeat("later", len(new)))
    one, two = index.match(new), open_index(tmp_path / "index").match(new)
    assert one.pairs.equals(two.pairs)
    assert one.clusters.equals(two.clusters)
    with pytest.raises(BadInput, match="there already"):
        save_index(index, tmp_path / "index")


def test_a_folder_without_an_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no index here"):
        open_index(tmp_path)
    (tmp_path / "index.json").write_text('{"version": 99}')
    with pytest.raises(BadInput, match="version 99"):
        open_index(tmp_path)
