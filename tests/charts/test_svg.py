from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.charts.svg import box, drawing, number, text

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)

Read = Callable[[str], Element]


@given(words, words)
def test_any_words_give_sound_xml(read: Read, title: str, label: str) -> None:
    root = read(drawing(title, 10, 10, text(1, 2, label, "end"), box(0, 0, 1, 1, "red", label)))
    assert root.attrib["aria-label"] == title


def test_arabic_is_isolated_and_not_reordered() -> None:
    drawn = text(10, 20, "محمد 3", "end")
    assert 'unicode-bidi="isolate"' in drawn
    assert "style=" not in drawing("x", 1, 1, drawn)
    assert "محمد 3" in drawn


@pytest.mark.parametrize(("value", "written"), [(3.0, "3"), (0.125, "0.12"), (12345.6, "12346"), (-0.001, "0")])
def test_numbers_are_brief(value: float, written: str) -> None:
    assert number(value) == written


def test_a_negative_box_is_turned_round() -> None:
    assert box(10, 10, -4, 2, "red") == box(6, 10, 4, 2, "red")
