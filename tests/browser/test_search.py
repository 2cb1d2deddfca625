"""The one form of the search: in both languages, on a phone, by keyboard; saved, and run again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open

Look = Callable[[Page, str], None]
KINDS = [("en-GB", 1100, "ltr"), ("ar-SY", 1100, "rtl"), ("en-GB", 360, "ltr"), ("ar-SY", 360, "rtl")]


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_a_mixture_of_conditions_is_asked_saved_and_run_again(
    open_page: Open, look: Look, language: str, width: int, direction: str
) -> None:
    kind = f"{direction}-{width}"
    page = open_page("/", language, width)
    page.locator("details.more summary").click()
    look(page, f"search-form-{kind}")
    page.select_option("#id_kind", "detained")
    page.fill("#id_since", "2012")
    page.fill("#id_until", "2013")
    page.locator("#id_until").press("Enter")
    page.wait_for_selector("ol.hits")
    assert "2012" not in page.url
    expect(page.locator("main > div dl.facts dd")).to_have_count(3)
    expect(page.locator("ol.hits > li")).to_have_count(25)
    look(page, f"search-results-{kind}")
    first = page.locator("ol.hits a.name").first.get_attribute("href")
    page.locator("a[href^='?after=']").click()
    page.wait_for_selector("ol.hits[start='26']")
    assert page.locator("ol.hits a.name").first.get_attribute("href") != first
    page.fill("#label", "Samar")
    page.locator("#label").press("Enter")
    page.wait_for_selector("form[action*='/run/']")
    assert page.url.endswith("/searches/")
    look(page, f"saved-searches-{kind}")
    page.locator("button[name=only][value='']").first.click()
    page.wait_for_selector("ol.hits > li")
    page.goto(page.url.split("/search/")[0] + "/searches/")
    page.locator("form[action*='/forget/'] button").first.click()
    expect(page.locator("form[action*='/run/']")).to_have_count(0)


def test_the_form_is_filled_in_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("/")
    page.focus("#id_name")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "mother"
    page.focus("#id_since")
    page.keyboard.type("no day")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    expect(page.locator("details.more")).to_have_attribute("open", "")
    expect(page.locator("#id_since")).to_have_value("no day")
