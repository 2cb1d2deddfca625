import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import FIELDS
from khabar.readers.contents import FITS, fit, suggest

CELLS = st.lists(st.text(max_size=30), max_size=8)


@given(st.sampled_from(FIELDS), CELLS)
def test_a_fit_is_a_share_or_unknown(field: str, cells: list[str]) -> None:
    share = fit(field, cells)
    assert share is None or 0 <= share <= 1
    assert (share is None) == (field not in FITS or not any(cell.strip() for cell in cells))


@given(CELLS)
def test_what_is_suggested_fits(cells: list[str]) -> None:
    field = suggest(cells)
    assert not field or (fit(field, cells) or 0) >= 0.8


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("name", ["سامي الخطيب", "Ali bin Omar", "O'Neil"], ["2012", "?", "Ali 3"]),
        ("event_date", ["2012", "3/4/2012", "آذار 2013"], ["Homs", "x"]),
        ("age", ["31", "٣١", "31 سنة"], ["310", "x", "2012"]),
        ("sex", ["M", "أنثى"], ["Ali", "2"]),
        ("national_id", ["01234567890", "012-345 67890"], ["Ali", "12"]),
        ("record_id", ["A17", "007", "A 17"], ["Sami al-Khatib of Homs"]),
        ("event_place", ["Homs", "دمشق - المزة"], ["2012", "ذكر"]),
    ],
)
def test_cells_are_held_against_their_field(field: str, good: list[str], bad: list[str]) -> None:
    assert (fit(field, good), fit(field, bad)) == (1, 0)
