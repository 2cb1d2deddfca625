from collections.abc import Callable
from datetime import date
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from khabar.charts import Lane, Stretch, timeline

Read = Callable[[str], Element]
DAYS = st.dates(date(1900, 1, 1), date(2090, 1, 1))
STRETCHES = st.lists(st.builds(lambda a, b: Stretch(min(a, b), max(a, b), "A"), DAYS, DAYS), max_size=5)


@given(
    st.lists(
        st.builds(Lane, st.sampled_from(["Reported held", "ورد أنه محتجز"]), STRETCHES, st.just("2 undated")),
        max_size=4,
    )
)
def test_every_stretch_is_drawn_within_the_picture(read: Read, lanes: list[Lane]) -> None:
    root = read(timeline("News", lanes))
    drawn = root.findall("rect")
    assert len(drawn) == sum(len(lane.stretches) for lane in lanes)
    assert all(float(one.attrib["x"]) + float(one.attrib["width"]) <= float(root.attrib["width"]) for one in drawn)


def test_a_lane_says_its_label_its_stretches_and_its_note(read: Read) -> None:
    day = date(2012, 5, 3)
    drawn = timeline("News", [Lane("Reported held", [Stretch(day, day, "list, row 3")], "1 undated")])
    assert all(words in drawn for words in ("Reported held", "list, row 3", "1 undated", "2012", "2013"))
    assert len(read(drawn).findall("line")) == 2
