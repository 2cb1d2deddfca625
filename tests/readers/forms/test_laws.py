"""What holds for every form of lists: nothing lost, nothing changed, and rubbish is refused in a sentence."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.forms.writing import TO

from khabar.model import BadInput
from khabar.readers import Columns, Note, ReadOptions, Rejected, Row, survey
from khabar.readers.forms import load
from khabar.readers.kinds import true_form

WORDS = st.text(st.sampled_from("ابتsamiO'07/-. أ"), max_size=12).map(lambda text: " ".join(text.split()))
NUMBERS = st.sampled_from(["007", "01234567890123456789", "1.50", "12/3", "2012-03-04", "٠٧", "", "of birth", "name"])
ROW = st.lists(st.one_of(WORDS, NUMBERS), min_size=3, max_size=3)
HEADER = ["No", "Name", "Remark on it"]


@pytest.mark.parametrize("form", TO)
@given(rows=st.lists(ROW, min_size=1, max_size=12))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_comes_out_as_it_went_in(form: str, rows: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(TO[form]([HEADER, *rows]))
    parts = list(load(form).read(path, ReadOptions()))
    (header,) = [part for part in parts if isinstance(part, Columns)]
    assert header.headers == tuple(HEADER)
    found = [part for part in parts if isinstance(part, Row)]
    assert [row.cells for row in found] == [tuple(row) for row in rows if any(row)]
    first = 1 if form == "json" else 2
    assert [row.row for row in found] == [n for n, row in enumerate(rows, first) if any(row)]
    empty = sum(isinstance(part, Note) and part.text == "is empty" for part in parts)
    trailing = next((n for n, row in enumerate(reversed(rows)) if any(row)), len(rows))
    rejected = sum(isinstance(part, Rejected) for part in parts)
    assert len(rows) == len(found) + rejected + empty + (0 if form in ("csv", "json") else trailing)


@cache
def sound(form: str) -> bytes:
    """A document of thirty rows, the same bytes however often it is asked for."""
    return TO[form]([HEADER, *[[str(n), f"سامي {n}", "x"] for n in range(30)]])


def look(form: str, path: Path) -> None:
    """Read a document through, as whatever it is."""
    options = ReadOptions()
    survey(load(true_form(path, form)).read(path, options), options, path.name)


@pytest.mark.parametrize("form", TO)
@given(data=st.data())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rubbish_is_refused_in_one_sentence(form: str, data: st.DataObject, tmp_path: Path) -> None:
    whole = bytearray(sound(form))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[at] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "list"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    try:
        look(form, path)
    except BadInput as refusal:
        assert "\n" not in str(refusal)
        assert str(refusal).startswith("list: ")


@pytest.mark.parametrize("form", TO)
@pytest.mark.parametrize("claimed", TO)
def test_a_wrong_ending_is_seen_through(
    form: str, claimed: str, save: Callable[[str, bytes], Path], refusal: Callable[[Callable[[], object]], str]
) -> None:
    path = save("list", TO[form]([HEADER, ["1", "Ali", "x"], ["2", "Omar", "y"]]))
    if {form, claimed} <= {"csv", "json", "html"} and form != "html":
        return
    assert true_form(path, claimed) == ("csv" if form == "json" and claimed != "json" else form)
