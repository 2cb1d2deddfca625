"""A family's way on a real phone and a real desktop: ask, be answered, take everything back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Open, Served
from tests.browser.test_pages import a_name

Look = Callable[[Page, str], None]
KINDS = [("ar-SY", 360, "rtl"), ("en-GB", 1100, "ltr")]


def fill_in(page: Page, look: Look, name: str, kind: str) -> None:
    """From the first step to the last, as somebody fills it in who remembers little."""
    page.fill("#id_name", name)
    page.locator("button[name=again]").click()
    expect(page.locator(".read")).to_have_count(1)
    look(page, f"family-step-{kind}")
    for typed in ({}, {"#id_birth_date": "١٩٨٠"}, {"#id_seen_date": "آب 2013", "#id_seen_place": "دوما"}, {}, {}):
        number = page.url.rstrip("/").rsplit("/", 1)[1]
        for field, words in typed.items():
            page.fill(field, words)
        page.locator("main form button").first.click()
        page.wait_for_url(lambda url, number=number: not url.endswith(f"/{number}/"))


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_from_the_question_to_the_answer_and_to_taking_it_back(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    kind, name = f"{direction}-{width}", a_name(served)
    family = open_page("/notes/", language, width, signed_in=False)
    expect(family.locator("html")).to_have_attribute("dir", direction)
    look(family, f"family-door-{kind}")
    family.locator("form[action$='/new/'] button").click()
    family.wait_for_url("**/notes/card/")
    code = family.locator(".code").inner_text()
    look(family, f"family-card-{kind}")
    family.locator("main form button").click()
    fill_in(family, look, name, kind)
    look(family, f"family-choices-{kind}")
    family.check("input[value=search]")
    family.locator("main form button").click()
    family.wait_for_url("**/notes/check/")
    look(family, f"family-check-{kind}")
    family.locator("main form button").click()
    family.wait_for_url("**/notes/mine/")
    look(family, f"family-mine-{kind}")

    worker = open_page("/enquiries/", language, 1100)
    look(worker, f"enquiries-{kind}")
    worker.locator("form[action$='/take/'] input[name=reason]").first.fill("first look at it")
    worker.locator("form[action$='/take/'] button").first.click()
    worker.wait_for_selector("#id_what")
    worker.fill("#id_what", "called back")
    worker.locator("form[action$='/check/'] button").click()
    worker.wait_for_selector("form[action$='/match/'] input[name=reason]")
    look(worker, f"enquiry-{kind}")
    worker.locator(".hits form[action$='/match/'] input[name=reason]").first.fill("mother and birth agree")
    worker.locator(".hits form[action$='/match/'] button[value=confirmed]").first.click()
    worker.fill("#id_text", "We found a list that names him.")
    worker.locator("form[action$='/message/'] button").click()

    family.context.clear_cookies()
    family.goto(served.address + "/notes/")
    family.fill("#id_code", code.lower().replace("-", " "))
    family.press("#id_code", "Enter")
    family.wait_for_url("**/notes/mine/")
    family.locator("a[href$='/news/']").click()
    family.wait_for_selector("ol.news > li")
    look(family, f"family-news-{kind}")
    assert family.locator("a[href*='/people/'], a[href*='/documents/']").count() == 0
    family.goto(served.address + "/notes/words/")
    expect(family.locator("main")).to_contain_text("We found a list that names him.")
    look(family, f"family-words-{kind}")
    family.goto(served.address + "/notes/end/")
    look(family, f"family-end-{kind}")
    family.check("input[name=sure]")
    family.locator("main form button").click()
    family.goto(served.address + "/notes/")
    family.fill("#id_code", code)
    family.press("#id_code", "Enter")
    expect(family.locator("[role=alert]")).to_have_count(1)
    look(family, f"family-refused-{kind}")
    assert re.findall(r"[^\x00-\x7f]|%", family.url) == []


def test_it_all_works_without_javascript_and_weighs_little(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ar-SY", viewport={"width": 360, "height": 640})
    page, octets = context.new_page(), []
    page.on("response", lambda answer: octets.append(len(answer.body())))
    page.goto(served.address + "/notes/")
    assert sum(octets) < 150_000
    page.locator("form[action$='/new/'] button").click()
    page.locator("main form button").click()
    page.fill("#id_name", "محمد الخولاني")
    page.locator("main form button").first.click()
    page.wait_for_url("**/notes/2/")
    page.goto(served.address + "/notes/check/")
    page.locator("main form button").click()
    page.wait_for_url("**/notes/mine/")
    assert page.title() == "ملاحظات"
    context.close()
