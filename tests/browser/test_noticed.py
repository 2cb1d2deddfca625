"""What the register noticed by itself, looked through and ruled on, in both languages and on a telephone."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests import databases
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]


def wait_for(served: Served, query: str) -> str:
    """The first value that a query gives, once the background worker has come so far."""
    for _ in range(600):
        if rows := databases.ask(served.folder / "khabar-demo", query):
            return str(rows[0][0])
        time.sleep(0.2)
    raise AssertionError(f"nothing came of it: {query}")


@pytest.mark.parametrize(("language", "width"), [("en-GB", 1100), ("ar-SY", 360)])
def test_what_was_noticed_is_looked_through(
    open_page: Open, look: Look, served: Served, language: str, width: int
) -> None:
    wait_for(served, "SELECT id FROM findings_contradiction")
    copied = wait_for(served, "SELECT public_id FROM documents_dependence")
    page = open_page("/findings/", language, width)
    expect(page.locator("ul.hits > li").first).to_be_visible()
    look(page, f"contradictions-{width}")
    page.select_option("#state", "all")
    page.locator("form button.btn-outline-primary").first.click()
    expect(page.locator("#state")).to_have_value("all")
    page.goto(f"{served.address}/copied/")
    look(page, f"all-copied-{width}")
    page.locator(f"a[href='/copied/{copied}/']").click()
    expect(page.locator("p.state")).to_be_visible()
    look(page, f"copied-{width}")
    page.fill("#reason", "they say so themselves")
    page.keyboard.press("Enter")
    expect(page.locator("ol.changes")).to_contain_text("they say so themselves")
    page.goto(f"{served.address}/releases/")
    look(page, f"releases-{width}")
    page.locator("ul.hits a").first.click()
    expect(page.locator("table.answers")).to_be_visible()
    look(page, f"release-{width}")
    page.goto(f"{served.address}/spellings/")
    look(page, f"spellings-{width}")
    source = "SELECT s.public_id FROM documents_source s JOIN documents_document d ON d.source_id = s.id "
    found = databases.ask(served.folder / "khabar-demo", f"{source} JOIN documents_dependence e ON e.later_id = d.id")[
        0
    ][0]
    page.goto(f"{served.address}/sources/{found}/")
    expect(page.locator("#not-independent")).to_be_visible()
    look(page, f"source-copied-{width}")


def test_a_recipe_is_chosen_on_the_page_of_link_runs(open_page: Open, look: Look) -> None:
    page = open_page("/runs/", "ar-SY", 360)
    expect(page.locator("#recipe option[value='strict']")).to_have_count(1)
    look(page, "recipes-360")
