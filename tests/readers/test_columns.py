import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.model import FIELDS
from khabar.readers import SURE_ENOUGH, recognise
from khabar.readers.columns import spellings
from khabar.readers.wording import fold

HEADERS = st.lists(st.sampled_from([*spellings(), "Shoe size", "", "  ", "Spalte"]), max_size=10)
MAPPINGS = st.dictionaries(st.sampled_from(["Shoe size", "Spalte", "name", "الاسم", "No"]), st.sampled_from(FIELDS))


@settings(deadline=None)
@given(HEADERS, MAPPINGS)
def test_a_field_is_given_away_once(headers: list[str], mapping: dict[str, str]) -> None:
    matches = recognise(headers, mapping)
    assert [match.header for match in matches] == headers
    fields = [match.field for match in matches if match.field]
    assert len(set(fields)) == len(fields)
    assert all(bool(match.field or match.suggested) == bool(match.said_by) == bool(match.sure) for match in matches)
    assert all((match.sure >= SURE_ENOUGH) == bool(match.field) for match in matches)


@settings(deadline=None)
@given(HEADERS, MAPPINGS)
def test_the_mapping_goes_first(headers: list[str], mapping: dict[str, str]) -> None:
    said = {fold(header): field for header, field in mapping.items()}
    wanted = {said[fold(header)] for header in headers if fold(header) in said}
    assert {match.field for match in recognise(headers, mapping) if match.said_by == "mapping"} == wanted


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


@pytest.mark.parametrize(
    ("header", "cells", "field", "said_by", "suggested"),
    [
        ("Age", ["31", "40", "٢٢"], "age", "header", ""),
        ("Age", ["Homs", "Hama", "Idlib"], "age", "header", ""),
        ("Governarate", ["Homs", "حماة"], "origin_place", "near", ""),
        ("Governarate", ["2012", "2013"], "", "near", "origin_place"),
        ("اسم الابن", ["سامي", "عمر"], "", "", ""),
        ("Spalte", ["ذكر", "أنثى", "ذكر", "ذكر", "أنثى"], "", "contents", "sex"),
        ("Spalte", ["Sami al-Khatib", "عمر الحسن", "Huda Nasser", "Ali Omar", "ليلى حداد"], "", "contents", "name"),
        ("Spalte", ["2012-03-04"] * 5, "", "contents", "event_date"),
        ("Spalte", ["+963 944 123 456"] * 5, "", "contents", "phone"),
        ("Spalte", ["ذكر"], "", "", ""),
    ],
)
def test_cells_speak_for_a_header_or_against_it_and_never_decide_alone(
    header: str, cells: list[str], field: str, said_by: str, suggested: str
) -> None:
    (match,) = recognise([header], {}, [(cell,) for cell in cells])
    assert (match.field, match.said_by, match.suggested) == (field, said_by, suggested)


def test_how_sure_a_column_is_follows_from_its_header_and_its_cells() -> None:
    def sure(header: str, cell: str) -> float:
        return recognise([header], {}, [(cell,)])[0].sure

    assert sure("Date of arrest", "2012-03-04") > sure("Date of arrest", "") > sure("Date of arrest", "Homs")
    assert sure("Date of arrest", "") > sure("Date of arrests", "2012-03-04") > sure("Date of arrests", "")
    assert recognise(["Wer"], {"wer": "name"}, [("1",)])[0].sure == 1
