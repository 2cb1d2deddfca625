"""Ranges drawn: every source with its words, open sides as arrows, the floor as a line; names stay inert."""

from khabar.charts import Range, ranges


def test_every_source_is_drawn_and_named() -> None:
    drawn = ranges(
        "Released", [Range("A", 193, 193), Range("ب", 200, 900, "some")], floor=120, floor_label="documented"
    )
    assert drawn.count("<rect") == 2
    for words in ("Released", "A: 193", "ب: some", "documented", "900"):
        assert words in drawn


def test_an_open_side_is_an_arrow() -> None:
    assert ranges("x", [Range("A", 5, None), Range("B", None, 9)]).count("<polygon") == 2
    assert "<polygon" not in ranges("x", [Range("A", 5, 9)])


def test_nothing_to_draw_is_no_error_and_words_are_escaped() -> None:
    assert ranges("x", []).startswith("<svg")
    assert "<script>" not in ranges("<script>", [Range("<script>", 1, 2)], floor=1, floor_label="<script>")
