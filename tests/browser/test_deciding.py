"""A case worker says which records speak of whom, rates, and takes it back: in both languages, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests import databases
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]


def somebody(served: Served) -> str:
    """The permanent id of a person of whom at least three records speak, and who is reported dead."""
    query = (
        "SELECT p.public_id FROM people_person p JOIN people_membership m ON m.person_id = p.id "
        "JOIN people_claim c ON c.record_id = m.record_id GROUP BY p.id, p.public_id "
        "HAVING count(DISTINCT m.record_id) >= 3 AND sum(CASE c.kind WHEN 'reported_dead' THEN 1 ELSE 0 END) > 0 "
        "ORDER BY p.id LIMIT 1"
    )
    return str(databases.ask(served.folder / "khabar-demo", query)[0][0])


@pytest.mark.parametrize(("language", "width"), [("en-GB", 1100), ("ar-SY", 360)])
def test_splitting_undoing_and_rating(open_page: Open, look: Look, served: Served, language: str, width: int) -> None:
    person = somebody(served)
    page = open_page("/", language, width)
    page.goto(f"{served.address}/people/{person}/")
    look(page, f"summary-{width}")
    page.goto(f"{served.address}/people/{person}/records/")
    boxes = page.locator("input[type=checkbox][name=records]")
    count = boxes.count()
    boxes.first.focus()
    page.keyboard.press("Space")
    page.fill("#id_reason", "another mother")
    page.locator("button[value=split]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("input[type=checkbox][name=records]")).to_have_count(count - 1)
    look(page, f"records-{width}")
    page.locator("ul.hits details summary").first.click()
    page.locator("ul.hits details input[name=reason]").first.fill("a mistake")
    page.keyboard.press("Enter")
    expect(page.locator("input[type=checkbox][name=records]")).to_have_count(count)
    page.goto(f"{served.address}/people/{person}/")
    page.locator("a[href^='/claims/']").first.click()
    page.select_option("#id_credibility", "3")
    page.locator("form:has(#id_credibility) input[name=reason]").fill("one witness")
    page.keyboard.press("Enter")
    expect(page.locator("ol.changes q")).to_contain_text(["one witness"])
    look(page, f"claim-{width}")
    page.goto(f"{served.address}/sources/")
    page.locator("table.answers a", has_text="documentation_network").first.click()
    look(page, f"source-{width}")
    page.locator("table.answers a[href^='/documents/']").first.click()
    page.locator("a[href$='/standing/']").click()
    look(page, f"standing-{width}")


@pytest.mark.parametrize(("language", "width"), [("en-GB", 1100), ("ar-SY", 360)])
def test_a_link_run_is_proposed_and_accepted(
    open_page: Open, look: Look, served: Served, language: str, width: int
) -> None:
    page = open_page("/", language, width)
    page.goto(f"{served.address}/runs/")
    look(page, f"runs-{width}")
    page.locator("form[action='/runs/begin/'] button[value=anew]").click()
    accept = page.locator("button[value=accept]")
    accept.wait_for()
    look(page, f"run-{width}")
    accept.focus()
    page.keyboard.press("Enter")
    accept.wait_for(state="detached")
    look(page, f"run-accepted-{width}")
