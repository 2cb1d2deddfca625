from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.readers import Columns, Note, Part, ReadOptions, Row, Text, survey
from khabar.readers.forms.html import LAYOUT, read

Save = Callable[[str, str | bytes], Path]
PAGE = """<!DOCTYPE html><html><head><meta charset=utf-8><title>قائمة  المفقودين</title>
<script>"<table>"</script></head><body><table><tr><td><p>Menu</p></td></tr><tr><td>
<h1>List of   the missing</h1><p>A <b>word</b>,<br>a line.</p>
<table><caption>In 2012</caption><thead><tr><th rowspan=2>No<th rowspan=2>Name<th colspan=2>Arrest</tr>
<tr><th>Date<th>Place</tr></thead><tr><td>001<td>سامي <i>الخطيب</i><td>2012<td rowspan=2>Homs
<tr style="display: none"><td>002<td>Omar<table><tr><td>a<tr><td>b</table><td>2013</tr></table>
after<!-- no --> it<table><tr><td>Wer<td>Was<tr><td>1<td>2</table></td></tr></table><p>tail</body></html>"""


def parts_of(content: str | bytes, save: Save) -> list[Part]:
    return list(read(save("page.html", content), ReadOptions()))


def test_tables_and_paragraphs_come_in_the_order_of_the_page(save: Save) -> None:
    parts = parts_of(PAGE, save)
    texts = [part for part in parts if isinstance(part, Text)]
    assert [text.text for text in texts] == [
        "قائمة  المفقودين", "Menu", "List of   the missing", "A word,\na line.", "In 2012", "after it", "tail",
    ]  # fmt: skip
    whole = "\n\n".join(text.text for text in texts)
    assert all(whole[text.start : text.end] == text.text for text in texts)
    headers = ("No", "Name", "Arrest / Date", "Arrest / Place")
    assert [part for part in parts if isinstance(part, Columns)] == [
        Columns(headers, 2, "table 1"),
        Columns(("Wer", "Was"), 1, "table 2"),
    ]
    assert [part for part in parts if isinstance(part, Row)] == [
        Row(3, ("001", "سامي الخطيب", "2012", "Homs")),
        Row(4, ("002", "Omar\na\nb", "2013", "Homs")),
        Row(2, ("1", "2")),
    ]
    notes = [(part.place, part.text) for part in parts if isinstance(part, Note)]
    assert ("table 1!4", "is hidden in the sheet, and taken in all the same") in notes
    assert notes.count(("", LAYOUT)) == 2


def test_a_list_within_the_cell_of_a_list_comes_behind_it(save: Save) -> None:
    inner = "<table><tr><td>Name<td>Age<tr><td>Ali<td>3</table>"
    parts = parts_of(f"<table><tr><td>Name<td>Children<tr><td>Omar<td>{inner}<tr><td>Huda<td></table>", save)
    assert [part.cells for part in parts if isinstance(part, Row)] == [("Omar", ""), ("Huda", ""), ("Ali", "3")]


@pytest.mark.parametrize(
    ("codec", "said", "note"),
    [
        ("utf-8", "utf-8", ""),
        ("cp1256", "windows-1256", ""),
        ("cp1256", "utf-8", "the page says that it is utf-8, but it is not"),
        ("cp1256", "klingon", "the page does not say its encoding"),
        ("utf-16", "utf-8", ""),
    ],
)
def test_the_encoding_is_found(codec: str, said: str, note: str, save: Save) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={said}"><table><tr><td>الاسم<td>الجنس'
    parts = parts_of((page + "<tr><td>سامي الخطيب البيطار<td>ذكر</table>").encode(codec), save)
    assert [part.cells for part in parts if isinstance(part, Row)] == [("سامي الخطيب البيطار", "ذكر")]
    found = [part.text for part in parts if isinstance(part, Note)]
    assert bool(found) == bool(note)
    assert not note or found[0].startswith(note)


def test_absurd_spans_and_depths_do_no_harm(save: Save) -> None:
    wide = '<table><tr><td>Name<td>Age<tr><td colspan=99999999 rowspan=99999999>Ali<tr><td rowspan="-1">3</table>'
    assert [part for part in parts_of(wide, save) if isinstance(part, Row)] != []
    deep = "<table><tr><td>Name<td>Age<tr><td>Ali<td>3</table>"
    assert [part.cells for part in parts_of("<div>" * 1500 + deep, save) if isinstance(part, Row)] == [("Ali", "3")]
    with pytest.raises(BadInput, match="made to do harm"):
        parts_of("<div>" * 5000 + deep, save)


def test_a_page_without_text_is_refused(save: Save) -> None:
    path = save("page.html", "<html><body><script>1</script></body></html>")
    with pytest.raises(BadInput, match=r"^page\.html: there is no text in it"):
        survey(read(path, ReadOptions()), ReadOptions(), path.name)
