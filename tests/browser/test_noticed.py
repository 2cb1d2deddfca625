"""What the register noticed by itself, looked through and ruled on, in both languages and on a telephone."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from random import Random

import pytest
from playwright.sync_api import Page, expect
from tests import databases
from tests.browser.conftest import Open, Served
from tests.checks.copied.made import by_hand, crowd, with_slips

Look = Callable[[Page, str], None]
TAKE_IN = """
import sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from khabar.readers import ReadOptions
from khabar.register.intake.taking_in import take_in
path, source, dated = sys.argv[1:]
take_in(settings.HOME, Path(path), source, None, ReadOptions(dated=dated))
"""


def wait_for(served: Served, query: str) -> str:
    """The first value that a query gives, once the background worker has come so far."""
    for _ in range(600):
        if rows := databases.ask(served.folder / "khabar-demo", query):
            return str(rows[0][0])
        time.sleep(0.2)
    raise AssertionError(f"nothing came of it: {query}")


@pytest.fixture(scope="module")
def copied_list(served: Served, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A list of invented people, and a part of it that another source posts again."""
    dice = Random(5)
    rows = with_slips(dice, by_hand(dice, crowd(dice, 200)), 0.05)
    folder = tmp_path_factory.mktemp("copied")
    register = served.folder / "khabar-demo"
    told = {**os.environ, **databases.environment(register)}
    for name, source, dated, some in (
        ("first", "Old Bridge Watch", "2014-02-01", rows),
        ("again", "A Page", "2015-02-01", rows[40:140]),
    ):
        lines = [",".join(["id", *rows[0]]), *(",".join([str(n), *row.values()]) for n, row in enumerate(some))]
        path = folder / f"{name}.csv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        told |= {"KHABAR_REGISTER": str(register), "DJANGO_SETTINGS_MODULE": "khabar.register.settings"}
        words = [str(path), source, dated]
        subprocess.run([sys.executable, "-c", TAKE_IN, *words], check=True, env=told, capture_output=True)


@pytest.mark.usefixtures("copied_list")
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
    page.locator(f"a[href='/copied/{copied}/']").first.click()
    expect(page.locator("p.state")).to_be_visible()
    look(page, f"copied-{width}")
    page.fill("#reason", "they say so themselves")
    page.keyboard.press("Enter")
    expect(page.locator("ol.changes")).to_contain_text("they say so themselves")
    page.goto(f"{served.address}/releases/")
    look(page, f"releases-{width}")
    page.locator("ul.hits a[href^='/releases/']").first.click()
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
