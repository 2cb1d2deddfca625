from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest

from khabar.charts import histogram

Read = Callable[[str], Element]


def test_groups_stand_on_one_another(read: Read) -> None:
    root = read(histogram("Weights", [0, 1, 2], {"links": [3, 0], "rest": [1, 2]}, "bits"))
    tips = [rect.find("title").text for rect in root.findall("rect") if rect.find("title") is not None]
    assert tips == ["links: 3 from 0 to 1 bits", "rest: 1 from 0 to 1 bits", "rest: 2 from 1 to 2 bits"]


def test_edges_and_counts_must_fit() -> None:
    with pytest.raises(ValueError, match="one edge more"):
        histogram("Weights", [0, 1], {"links": [1, 2]})


def test_no_counts_at_all() -> None:
    assert "<svg" in histogram("Weights", [0, 1], {})
