"""Values and facilities: what was read and what was not, and from a free text to a facility; in both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]
KINDS = [("en-GB", 1100, "ltr"), ("ar-SY", 360, "rtl")]


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_values_of_a_document_and_of_a_person(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    kind = f"{direction}-{width}"
    page = open_page("/documents/", language, width)
    page.locator("table.answers a", has_text="relief_office").first.click()
    page.wait_for_selector("#values")
    look(page, f"document-values-{kind}")
    page.locator("a[href*='/unread/']").first.click()
    page.wait_for_selector("h1")
    look(page, f"unread-{kind}")
    page.goto(served.address + "/documents/about-the-data/")
    look(page, f"about-the-data-{kind}")
    page.goto(served.address + "/")
    page.fill("#id_name", "محمد")
    page.keyboard.press("Enter")
    page.wait_for_selector("ol.hits")
    page.locator("ol.hits a").first.click()
    page.wait_for_selector("table.answers")
    summary = page.locator("details.readings summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.readings").first).to_have_attribute("open", "")
    look(page, f"person-readings-{kind}")


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_from_a_free_text_to_a_facility_and_back(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    kind = f"{direction}-{width}"
    page = open_page("/facilities/", language, width)
    look(page, f"facilities-{kind}")
    page.goto(served.address + "/facilities/free-texts/")
    look(page, f"free-texts-{kind}")
    page.locator("main table button").first.click()
    page.wait_for_selector("#id_facility")
    assert "%D8" not in page.url
    look(page, f"choose-facility-{kind}")
    page.locator("form[action$='/new/'] button").click()
    page.wait_for_selector("#id_name_ar")
    look(page, f"new-facility-{kind}")
    page.fill("#id_pcode", "صوران")
    page.locator("main form button").click()
    page.wait_for_selector("[role=alert]")
    look(page, f"new-facility-asked-{kind}")
    page.fill("#id_pcode", "حمص")
    page.locator("main form button").click()
    page.wait_for_selector("form[action$='/edit/']")
    look(page, f"facility-{kind}")
    page.locator("button[name=listed]").click()
    page.wait_for_selector("button[name=listed][value='1']")
    look(page, f"facility-off-{kind}")
    page.locator("button[name=listed]").click()
    page.wait_for_selector("button[name=listed][value='0']")
