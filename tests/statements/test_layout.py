"""What each paragraph of an article is."""

import textwrap

import pytest

from khabar.statements.layout import blocks, date_alone, dateline, read_in

ARTICLE = """Council: forty men came home

By Lina Farah
Published: 3 May 2021

The council said that forty men had come home.

Read also: Families wait at the bridge

Harbour Post has not verified the content of this story.

Recommend article
Sender's Name:
Receiver's Email:
"""


def test_every_paragraph_has_its_kind() -> None:
    assert [block.kind for block in blocks(ARTICLE)] == [
        "title", "byline", "date", "story", "related", "disclaimer", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert all(ARTICLE[block.start : block.end] == block.text for block in blocks(ARTICLE))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("اقرأ أيضاً: عائلات تنتظر عند الجسر", "related"),
        ("ALSO READ: Buses under the bridge", "related"),
        ("جميع الحقوق محفوظة", "boilerplate"),
        ("Subscribe to our newsletter", "boilerplate"),
        ("تابعونا على تلغرام", "boilerplate"),
        ("الآراء الواردة في هذا المقال تعبر عن رأي كاتبها.", "disclaimer"),
        ("The news agency could not independently verify the figures.", "disclaimer"),
        ("بقلم: سامر قاسم", "byline"),
        ("الأربعاء 2 شباط 2022", "date"),
        ("Photo: the gate of the prison", "caption"),
    ],
)
def test_kinds_by_their_wording(line: str, kind: str) -> None:
    story = "The council said that forty men had come home from the prison in the hills on Sunday."
    assert [block.kind for block in blocks(f"{story}\n\n{line}")] == ["story", kind]


def test_lines_below_a_label_are_related() -> None:
    text = "The council said that forty men had come home.\n\nRelated stories\nBuses at night\nA list without dates"
    assert [block.kind for block in blocks(text)][1:] == ["related", "related", "related"]


def test_lines_that_were_wrapped_are_one_paragraph() -> None:
    story = (
        "The council said on Sunday that forty men had come home from the prison in the hills above the Harbour Road. "
    )
    text = textwrap.fill(story * 3, 70)
    assert text.count("\n") > 3
    assert [block.kind for block in blocks(f"Forty came home\n\n{text}")] == ["title", "story"]


def test_short_lines_above_the_title_that_a_page_names_are_its_navigation() -> None:
    text = "Home\n\nWorld\n\nForty came home\n\nThe council said that forty men had come home on Sunday."
    assert [block.kind for block in blocks(text, "Forty came home")][-2:] == ["title", "story"]


def test_dates_datelines_and_languages() -> None:
    assert date_alone("Published: 3 May 2021, 10:40 am") == "2021-05-03"
    assert date_alone("The council met on 3 May 2021") == ""
    assert dateline("AMMAN, March 3 (Levant Wire) — Forty men came home.") is not None
    assert dateline("Forty men came home - at last.") is None
    assert read_in("قال Reuters إن الرقم صحيح") == "ar"
