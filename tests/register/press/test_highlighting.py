"""A text cut at its findings: nothing is lost, and what nests is told by its innermost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.register.press.highlighting import numbered, paragraphs
from khabar.register.press.models import Finding, Kind


def finding(start: int, end: int, kind: str = Kind.FIGURE) -> Finding:
    return Finding(kind=kind, start=start, end=end, number=0)


TEXTS = st.text(st.sampled_from("ab \n"), min_size=1, max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from([Kind.STATEMENT, Kind.FIGURE])))


@given(text=TEXTS, spans=SPANS)
def test_no_character_is_lost_and_each_finding_begins_and_ends_once(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    found = [finding(*sorted((start, end)), kind) for start, end, kind in spans if max(start, end) <= len(text)]
    found = [one for one in found if text[one.start : one.end].strip() and "\n" not in text[one.start : one.end]]
    lines = paragraphs(text, numbered(found))
    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert shown == [line for line in text.split("\n") if line.strip()]
    pieces = [piece for line in lines for piece in line.pieces]
    assert sum(len(piece.begins) for piece in pieces) == sum(len(piece.ends) for piece in pieces) == len(found)


def test_of_two_findings_the_inner_one_marks_the_piece() -> None:
    said, figure = finding(0, 10, Kind.STATEMENT), finding(4, 6)
    pieces = paragraphs("aaaabbcccc", numbered([said, figure]))[0].pieces
    assert [piece.text for piece in pieces] == ["aaaa", "bb", "cccc"]
    assert [piece.marked for piece in pieces] == [None, figure, None]
    assert [piece.said for piece in pieces] == [said, said, said]


@pytest.mark.parametrize("where", [(0, 3), (8, 12)])
def test_lines_that_are_left_out_say_so_and_no_others(where: tuple[int, int]) -> None:
    lines = paragraphs("aaa\nbbb\ncccc", [], [where])
    assert [line.left_out for line in lines] == [at == (0 if where[0] == 0 else 2) for at in range(3)]
