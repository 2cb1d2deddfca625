from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest

from khabar.charts import Bar, waterfall

Read = Callable[[str], Element]


def test_each_step_starts_where_the_last_one_ended(read: Read) -> None:
    root = read(waterfall("Weight", [Bar("prior", -10), Bar("same day", 14)], "bits"))
    prior, day, total = root.findall("rect")
    assert float(day.attrib["x"]) == pytest.approx(float(prior.attrib["x"]))
    assert float(total.attrib["width"]) == pytest.approx(float(day.attrib["width"]) * 4 / 14, abs=0.02)
    assert "+4.0" in "".join(root.itertext())
