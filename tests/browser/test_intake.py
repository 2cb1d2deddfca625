"""From choosing a file to undoing its intake, on real pages, in Arabic and English, on a phone and by keyboard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import PATIENCE, Open, Served

Look = Callable[[Page, str], None]
KINDS = [("en-GB", 1100, "ltr"), ("ar-SY", 1100, "rtl"), ("en-GB", 360, "ltr"), ("ar-SY", 360, "rtl")]
HEADER = "الرقم,الاسم,اسم الأم,تاريخ الاعتقال,الحالة,ملاحظة أخرى\n"


def rows(kind: str, changed: str = "معتقل") -> str:
    given, family = ("سامي", "عمر", "زيد", "ليلى", "نور"), ("الخطيب", "الحلبي", "الشامي")
    lines = [
        f"{kind}-{n},{given[n % 5]} {given[(n + 2) % 5]} {family[n % 3]},هدى,201{n % 5}-03-1{n % 9},مفقود,x"
        for n in range(25)
    ]
    return "\n".join(
        [*lines, f"{kind}-99,خليل ناصر الحمصي,سلمى,2015,{changed},y", "=1+1,too,many,cells,in,this,row", ""]
    )


def choose(page: Page, path: Path, source: str, list_name: str) -> None:
    page.set_input_files("#id_files", path)
    page.fill("#id_source", source)
    page.fill("#id_list_name", list_name)
    page.locator("form.choose button").click()
    page.wait_for_url(re.compile("/uploads/"))


def take_in(page: Page) -> None:
    page.locator("button[name=take_in]").click()
    page.wait_for_url(re.compile("/jobs/"))
    page.wait_for_selector(".state-done")


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_from_choosing_a_file_to_undoing_its_intake(
    open_page: Open, look: Look, served: Served, tmp_path: Path, language: str, width: int, direction: str
) -> None:
    kind = f"{direction}-{width}"
    (tmp_path / "list.csv").write_text(HEADER + rows(kind), "utf-8")
    (tmp_path / "newer.csv").write_text(HEADER + rows(kind, "أفرج عنه"), "utf-8")
    page = open_page("/intake/", language, width)
    look(page, f"intake-{kind}")
    choose(page, tmp_path / "list.csv", f"Committee {kind}", f"list {kind}")
    assert "list" not in page.url
    look(page, f"upload-{kind}")
    expect(page.locator("table.review tbody tr")).to_have_count(20)
    expect(page.locator("select[name=column-0-1]")).to_have_value("name")
    page.select_option("select[name=column-0-5]", "note")
    take_in(page)
    look(page, f"job-{kind}")
    page.goto(served.address + "/intake/")
    choose(page, tmp_path / "newer.csv", f"Committee {kind}", f"list {kind}")
    expect(page.locator("select[name=column-0-5]")).to_have_value("note")
    expect(page.locator("#follows-it")).to_be_checked()
    look(page, f"upload-edition-{kind}")
    take_in(page)
    page.locator("#now a[href$='/edition/']").click()
    page.wait_for_selector("del")
    look(page, f"edition-{kind}")
    page.locator("main a").first.click()
    page.wait_for_selector("code.digest")
    page.locator("a[href$='/rejected/']").first.click()
    page.wait_for_url(re.compile("/rejected/"))
    look(page, f"rejected-{kind}")
    with page.expect_download() as carried:
        page.locator("form[action$='/csv/'] button").click()
    assert "'=1+1" in carried.value.path().read_text("utf-8-sig")
    page.locator("main a").first.click()
    page.locator("a[href$='/undo/']").click()
    page.wait_for_selector("#id_why")
    look(page, f"undo-{kind}")
    page.fill("#id_why", "a trial")
    page.locator("main form button").click()
    page.wait_for_selector(".state-done")
    page.locator("#now a[href*='/documents/']").click()
    page.wait_for_selector("main q")
    look(page, f"document-undone-{kind}")


def test_a_file_is_taken_in_by_keyboard_alone(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "keys.csv").write_text("id,name\n1,Zayd by keyboard\n", "utf-8")
    page = open_page("/intake/")
    page.set_input_files("#id_files", tmp_path / "keys.csv")
    page.focus("#id_files")
    page.keyboard.press("Tab")
    page.keyboard.type("Somebody")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/uploads/"))
    for _ in range(40):
        if page.evaluate("document.activeElement.name") == "take_in":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/jobs/"))
    page.wait_for_selector(".state-done")


def test_without_scripts_the_pages_work_as_well(open_page: Open, served: Served, tmp_path: Path) -> None:
    (tmp_path / "plain.csv").write_text("id,name\n1,Zayd without scripts\n", "utf-8")
    page = open_page("/intake/")
    kept = page.context.storage_state()
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, storage_state=kept, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    plain = context.new_page()
    plain.goto(served.address + "/intake/")
    choose(plain, tmp_path / "plain.csv", "Somebody", "")
    plain.locator("button[name=take_in]").click()
    plain.wait_for_selector(".state-done")
    context.close()
