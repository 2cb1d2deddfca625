"""The report of a linkage of files: in two languages, for everybody to read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from khabar.linkage import link
from khabar.linkage.report import report
from khabar.synth import generate


@pytest.mark.parametrize("width", [390, 1200])
def test_a_report_is_readable_in_both_languages(
    browser: Browser, tmp_path: Path, look: Callable[[Page, str], None], width: int
) -> None:
    file = tmp_path / "report.html"
    file.write_text(report(link(generate(300, 3, 5).tables)), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    look(page, f"linkage-report-{width}")
    assert page.locator("#ar").get_attribute("dir") == "rtl"
    page.get_by_role("link", name="العربية").click()
    assert page.url.endswith("#ar")
    page.close()
