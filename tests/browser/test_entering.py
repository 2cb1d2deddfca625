"""A case worker enters by keyboard what a document says, and sees who changed what; it prints well."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests import databases
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]
WORDS = "شوهد حيًا في سجن الجسر القديم"


def document(served: Served) -> str:
    """The permanent id of a document with records."""
    query = (
        "SELECT d.public_id FROM documents_document d JOIN documents_record r ON r.document_id = d.id "
        "GROUP BY d.id, d.public_id ORDER BY d.id LIMIT 1"
    )
    return str(databases.ask(served.folder / "khabar-demo", query)[0][0])


@pytest.mark.parametrize(("language", "width"), [("en-GB", 1100), ("ar-SY", 360)])
def test_entering_a_claim_and_reading_its_history(
    open_page: Open, look: Look, served: Served, language: str, width: int
) -> None:
    page = open_page("/", language, width)
    page.goto(f"{served.address}/documents/{document(served)}/")
    page.locator("a[href$='/enter/']").focus()
    page.keyboard.press("Enter")
    page.locator("#who_name").fill("سمير الحلبي")
    page.select_option("#id_kind", "seen_alive")
    page.fill("#id_verbatim", WORDS)
    page.fill("#id_date_verbatim", "أيار 2017")
    page.fill("#id_hops-0-bearer", "a released detainee")
    page.select_option("#id_hops-0-what", "person")
    page.fill("#id_hops-0-unsure", "the month")
    page.keyboard.press("Enter")
    expect(page.locator("#id_page_error")).to_be_visible()
    expect(page.locator("#id_verbatim")).to_have_value(WORDS)
    expect(page.locator("#id_hops-0-bearer")).to_have_value("a released detainee")
    look(page, f"enter-{width}")
    page.fill("#id_page", "3")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/**")
    expect(page.locator("ol.chain li")).to_have_count(3)
    expect(page.locator("ol.chain li").first).to_contain_text("a released detainee")
    look(page, f"entered-{width}")
    page.locator("a[href^='/records/']").click()
    look(page, f"record-{width}")
    page.locator("a[href^='/people/']").first.click()
    page.locator("a[href^='/history/person/']").click()
    expect(page.locator("ol.changes > li")).not_to_have_count(0)
    look(page, f"history-{width}")


def test_an_answer_sheet_is_printed_without_what_only_a_screen_needs(open_page: Open, served: Served) -> None:
    query = "SELECT public_id FROM people_person WHERE merged_into_id IS NULL ORDER BY id LIMIT 1"
    person = databases.ask(served.folder / "khabar-demo", query)[0][0]
    page = open_page("/", "en-GB", 1100)
    page.goto(f"{served.address}/people/{person}/")
    page.emulate_media(media="print")
    expect(page.locator("header.bar")).to_be_hidden()
    expect(page.locator("p.printed")).to_be_visible()
    expect(page.locator("thead").first).to_be_visible()
    expect(page.locator("ul.grounds").first).to_be_visible()
