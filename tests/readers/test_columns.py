import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import FIELDS
from khabar.readers import recognise
from khabar.readers.columns import fold, spellings

HEADERS = st.lists(st.sampled_from([*spellings(), "Shoe size", "", "  ", "Spalte"]), max_size=10)
MAPPINGS = st.dictionaries(st.sampled_from(["Shoe size", "Spalte", "name", "الاسم", "No"]), st.sampled_from(FIELDS))


@settings(deadline=None)
@given(HEADERS, MAPPINGS)
def test_a_field_is_given_away_once(headers: list[str], mapping: dict[str, str]) -> None:
    matches = recognise(headers, mapping)
    assert [match.header for match in matches] == headers
    fields = [match.field for match in matches if match.field]
    assert len(set(fields)) == len(fields)
    assert all(bool(match.field) == bool(match.said_by) for match in matches)


@settings(deadline=None)
@given(HEADERS, MAPPINGS)
def test_the_mapping_goes_first(headers: list[str], mapping: dict[str, str]) -> None:
    said = {fold(header): field for header, field in mapping.items()}
    wanted = {said[fold(header)] for header in headers if fold(header) in said}
    assert {match.field for match in recognise(headers, mapping) if match.said_by == "mapping"} == wanted


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("No.", "record_id"),
        ("الرقم:", "record_id"),
        (" FULL  NAME", "name"),
        ("Father's_Name", "father_name"),
        ("إسم الأب", "father_name"),
        ("الكُنية", "family_name"),
        ("تاريخ الإعتقال", "event_date"),
        ("الاســم", "name"),
        ("\ufeff\u200fالاسم\u200e", "name"),
        ("ﺍﻻﺳﻢ", "name"),
        ("ﺍﻟﻌﺎﺋﻠﺔ", "family_name"),
        ("Shoe size", ""),
        ("", ""),
    ],
)
def test_headers_as_lists_write_them(header: str, field: str) -> None:
    assert recognise([header], {})[0].field == field


def test_of_two_equal_headers_the_first_is_taken() -> None:
    matches = recognise(["Name", "name", "NAME "], {"Name": "mother_name"})
    assert [(match.field, match.said_by) for match in matches] == [
        ("mother_name", "mapping"),
        ("name", "header"),
        ("", ""),
    ]
