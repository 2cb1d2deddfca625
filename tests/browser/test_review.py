"""Reviewers decide by keyboard, pair after pair: both languages, a phone, no script, and a session that is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]


def begin(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/review/")
    page.locator("form[action='/review/next/'] button").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#decide")


@pytest.mark.parametrize(("language", "width"), [("en-GB", 1100), ("ar-SY", 360)])
def test_deciding_by_keyboard_alone(open_page: Open, look: Look, served: Served, language: str, width: int) -> None:
    page = open_page("/", language, width)
    page.goto(f"{served.address}/review/")
    look(page, f"review-{width}")
    begin(page, served)
    look(page, f"pair-{width}")
    seen = [page.url]
    for key in ("s", "k", "d", "u"):
        page.keyboard.press(key)
        page.wait_for_url(lambda url: url != seen[-1])
        seen.append(page.url)
    assert len({address.split("?")[0] for address in seen}) == len(seen)
    page.keyboard.press("z")
    page.wait_for_url(seen[3])
    expect(page.locator("#take-back")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#keys dl")).to_be_visible()
    look(page, f"pair-keys-{width}")
    page.keyboard.press("r")
    page.keyboard.type("s d u")
    assert page.url == seen[3], "letters of a reason decide nothing"
    expect(page.locator("#id_reason")).to_have_value("s d u")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.wait_for_url(lambda url: url != seen[3])
    page.keyboard.press("z")
    page.wait_for_url(seen[3])


def test_on_a_phone_nothing_covers_what_is_decided(open_page: Open, look: Look, served: Served) -> None:
    page = open_page("/", "ar-SY", 360)
    begin(page, served)
    look(page, "pair-phone")
    bar = "document.querySelector('#decide').getBoundingClientRect()"
    for row in page.locator(".beside tr").all():
        row.evaluate("row => row.scrollIntoView({block: 'end'})")
        assert row.evaluate(f"row => row.getBoundingClientRect().bottom <= {bar}.top")
    page.locator("#decide button[value=s]").scroll_into_view_if_needed()
    expect(page.locator("#decide button[value=s]")).to_be_in_viewport()


def test_what_was_typed_outlives_the_session(open_page: Open, served: Served) -> None:
    page = open_page("/")
    begin(page, served)
    address = page.url
    page.keyboard.press("r")
    page.keyboard.type("two cousins, says the uncle")
    expect(page.locator("[data-draft-said]")).to_contain_text("kept")
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.fill("#id_username", served.user)
    page.fill("#id_password", served.password)
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    expect(page.locator("#id_reason")).to_have_value("two cousins, says the uncle")
    page.keyboard.press("d")
    page.wait_for_url(lambda url: url != address)


def test_everything_works_without_a_script(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{served.address}/review/")
    page.fill("#id_username", served.user)
    page.fill("#id_password", served.password)
    page.press("#id_password", "Enter")
    page.click("form[action='/review/next/'] button")
    page.wait_for_selector("#decide")
    first = page.url
    page.fill("#id_reason", "the same number")
    page.click("#decide button[value=s]")
    page.wait_for_url(lambda url: url != first)
    page.click("#take-back button")
    page.wait_for_url(lambda url: url == first)
    context.close()


@pytest.mark.parametrize(("language", "width"), [("en-GB", 1100), ("ar-SY", 360)])
def test_a_sample_is_drawn_to_check_a_link_run(
    open_page: Open, look: Look, served: Served, language: str, width: int
) -> None:
    page = open_page("/", language, width)
    page.goto(f"{served.address}/runs/")
    for address in page.locator("main a[href^='/runs/']").evaluate_all("links => links.map(link => link.href)"):
        page.goto(address)
        if page.locator("#checked").count():
            break
    page.locator("#checked form button").click()
    expect(page.locator("#checked details")).to_be_visible()
    look(page, f"checked-{width}")
    page.locator("#checked a[href*='kind=check']").click()
    page.locator("form[action='/review/next/'] button").click()
    page.wait_for_selector("#decide")
    look(page, f"check-pair-{width}")


def test_a_claim_half_entered_outlives_the_session(open_page: Open, served: Served) -> None:
    page = open_page("/")
    page.goto(f"{served.address}/documents/")
    page.get_by_role("link", name="news_desk.csv").first.click()
    page.locator("a[href$='/enter/']").first.click()
    address = page.url
    page.fill("#who_name", "سامر الحلبي")
    page.fill("#id_verbatim", "he was seen in the second cell")
    page.fill("#id_hops-0-bearer", "a cousin")
    expect(page.locator("[data-draft-said]")).to_contain_text("kept")
    page.context.clear_cookies(name="sessionid")
    page.goto(address)
    page.fill("#id_username", served.user)
    page.fill("#id_password", served.password)
    page.keyboard.press("Enter")
    expect(page.locator("#who_name")).to_have_value("سامر الحلبي")
    expect(page.locator("#id_verbatim")).to_have_value("he was seen in the second cell")
    expect(page.locator("#id_hops-0-bearer")).to_have_value("a cousin")
