import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.readers import Columns, Note, Part, ReadOptions, Rejected, Row
from khabar.readers.forms.json import read
from khabar.readers.json_stream import DECODER, Stream, arrays, as_json

Save = Callable[[str, str], Path]
Refusal = Callable[[Callable[[], object]], str]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def parts_of(content: str, save: Save, options: ReadOptions | None = None) -> list[Part]:
    return list(read(save("list.json", content), options or ReadOptions()))


def test_values_stay_as_they_are_written_and_nested_ones_get_a_path(save: Save) -> None:
    content = """[{"id": "007", "long": 12345678901234567890123, "exact": 1.50, "power": 1e5, "ok": true, "no": null},
        {"arrest": {"date": "2012", "place": {"name": "Homs"}}, "aliases": ["سامي", {"n": 1}], "id": 8}]"""
    header, first, second = parts_of(content, save)
    assert isinstance(header, Columns)
    assert header.headers == (
        "id", "long", "exact", "power", "ok", "no", "arrest.date", "arrest.place.name", "aliases",
    )  # fmt: skip
    assert first == Row(1, ("007", "12345678901234567890123", "1.50", "1e5", "true", "", "", "", ""))
    assert second == Row(2, ("8", "", "", "", "", "", "2012", "Homs", '["سامي", {"n": 1}]'))


def test_lists_in_a_wrapper_are_tables_and_what_stands_beside_them_is_noted(save: Save) -> None:
    parts = parts_of('{"of": "2012", "held": [{"name": "a"}], "n": [1, 2], "free": [{"name": "b"}, 3, {}]}', save)
    assert [(part.sheet, part.headers) for part in parts if isinstance(part, Columns)] == [
        ("held", ("name",)),
        ("free", ("name",)),
    ]
    assert [part.row for part in parts if isinstance(part, Rejected)] == [2]
    assert [part.text for part in parts if isinstance(part, Note)] == [
        "stands beside the list: of = 2012",
        "stands beside the list: n = [1, 2]",
        "is empty",
    ]
    skipped = parts_of('{"held": [{"name": "a"}], "free": [{"name": "b"}]}', save, ReadOptions(skipped_sheets=["free"]))
    assert [part.cells for part in skipped if isinstance(part, Row)] == [("a",)]


def test_a_broken_line_of_json_lines_is_rejected_alone(save: Save) -> None:
    parts = parts_of('{"name": "a"}\n\n{"name": br\n{"name": "b", "name": "c"}\n', save)
    assert [(part.row, part.cells) for part in parts if isinstance(part, Row)] == [(1, ("a",)), (4, ("b; c",))]
    assert [(part.row, part.raw) for part in parts if isinstance(part, Rejected)] == [(3, '{"name": br')]
    assert [part.row for part in parts if isinstance(part, Note)] == [2, 4]


def test_one_object_in_one_line_is_a_list_of_one(save: Save) -> None:
    assert parts_of('{"name": "a"}', save)[1:] == [Row(1, ("a",))]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[{"name": "a"},\n{"na', "line 2 is no valid JSON"),
        ('[{"name": "a"} {"name": "b"}]', "line 1 is no valid JSON (a comma is expected)"),
        ('{"names": "a",\n "n": 1}', "there is no list of objects in it"),
        ('[{"name": "a"}] x', "something stands behind the end"),
        ("3", "neither a list nor an object"),
        ("[" * 100_000, "no valid JSON"),
        ("[" + json.dumps({f"k{n}": n for n in range(1200)}) + "]", "over 1,000 different keys"),
    ],
)
def test_what_is_no_list_is_refused(content: str, words: str, save: Save, refusal: Refusal) -> None:
    assert words in refusal(lambda: parts_of(content, save))


@given(values=st.lists(VALUES, max_size=5), indent=st.integers(0, 3))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_is_read_item_by_item_as_it_stands(values: list[object], indent: int, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps(values, ensure_ascii=False, indent=indent or None), "utf-8", "surrogatepass")
    with path.open(encoding="utf-8", errors="surrogatepass") as file:
        found = [item for _, item, _ in arrays(Stream(file))]
    assert [json.loads(as_json(item)) for item in found] == values


@given(VALUES)
def test_what_was_decoded_is_written_as_it_stood(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert as_json(DECODER.decode(text)) == text
