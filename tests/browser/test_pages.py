"""Sign in, search in another script, open a person and a document: in Arabic and English, on a phone, by keyboard."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]
KINDS = [("en-GB", 1100, "ltr"), ("ar-SY", 1100, "rtl"), ("en-GB", 360, "ltr"), ("ar-SY", 360, "rtl")]


def a_name(served: Served) -> str:
    """A name in Arabic letters that the demonstration holds."""
    folder: Path = served.folder / "khabar-demo" / "inputs"
    with (folder / "documentation_network.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["First name"] and row["Family name"])
    return f"{row['First name']} {row['Family name']}"


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_from_signing_in_to_a_persons_news_and_its_document(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    kind = f"{direction}-{width}"
    stranger = open_page("/", language, width, signed_in=False)
    assert "/sign-in/" in stranger.url
    look(stranger, f"sign-in-{kind}")
    page = open_page("/", language, width)
    expect(page.locator("html")).to_have_attribute("dir", direction)
    look(page, f"search-{kind}")
    name = a_name(served)
    page.fill("#id_name", name)
    page.keyboard.press("Enter")
    page.wait_for_selector("ol.hits")
    assert name.split()[0] not in page.url
    assert "%D8" not in page.url
    look(page, f"results-{kind}")
    page.locator("ol.hits a").first.click()
    page.wait_for_selector("table.answers")
    assert "/people/" in page.url
    look(page, f"person-{kind}")
    page.locator("table.answers a[href*='?record=']").first.click()
    page.wait_for_selector("tr.asked")
    expect(page.locator("code.digest")).to_have_text(served_digest(page))
    look(page, f"document-{kind}")
    page.goto(served.address + "/documents/")
    look(page, f"documents-{kind}")


def served_digest(page: Page) -> str:
    """The digest on the page, which must be one: 64 hex digits."""
    text = page.locator("code.digest").inner_text()
    assert len(text) == 64
    assert int(text, 16)
    return text


def test_everything_is_reached_by_keyboard(open_page: Open) -> None:
    page = open_page("/")
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.name"))
    for wanted in ("Skip to the content", "Search", "Documents", "العربية", "Sign out", "name"):
        assert wanted in reached


def test_the_language_changes_and_stays(open_page: Open, served: Served) -> None:
    page = open_page("/documents/")
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert page.url == served.address + "/documents/"
    page.goto(served.address + "/")
    expect(page.locator("h1")).to_have_text("عمّن تبحث؟")


def test_arabic_is_drawn_in_the_shipped_typeface(open_page: Open) -> None:
    page = open_page("/", "ar-SY")
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("[...document.fonts].some(f => f.family.includes('Naskh') && f.status === 'loaded')")


def test_a_statement_is_shown_paragraph_by_paragraph(open_page: Open, look: Look) -> None:
    page = open_page("/documents/")
    page.locator("a", has_text="statement_en.txt").first.click()
    page.wait_for_selector(".prose p")
    assert page.locator(".prose p").count() > 3
    look(page, "statement")


def test_signing_out_ends_it(open_page: Open, served: Served) -> None:
    page = open_page("/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")
    page.goto(served.address + "/documents/")
    assert "/sign-in/" in page.url
