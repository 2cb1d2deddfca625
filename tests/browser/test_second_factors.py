"""Second factors on real pages, with the virtual authenticator of Chromium, in both languages."""

import base64
import re
from collections.abc import Callable
from time import time

import pytest
from playwright.sync_api import CDPSession, Page, expect
from tests.browser.conftest import Open, Served
from tests.browser.test_accounts import KINDS, PASSWORD, invited

from khabar.register.accounts.factors.codes import PERIOD, code

Look = Callable[[Page, str], None]


def device(page: Page) -> CDPSession:
    """Plug a device with passkeys into the browser of this page, one that checks who holds it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def add_passkey(page: Page, served: Served, name: str) -> None:
    page.goto(served.address + "/account/factors/")
    page.fill("#id_name", name)
    page.locator("form[data-passkey=create] button").click()
    expect(page.locator("main strong", has_text=name)).to_be_visible()


def next_code(secret: bytes, used: int) -> tuple[str, int]:
    """A code that the register takes after the period `used`: of now, or of the next period."""
    step = max(int(time()) // PERIOD, used + 1)
    return code(secret, step), step


def sign_out_and_in(page: Page, served: Served, name: str) -> None:
    page.locator("header form[action$='/sign-out/'] button").click()
    page.wait_for_url("**/sign-in/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_from_a_password_alone_to_app_passkey_and_paper(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    kind, name = f"{direction}-{width}", f"salma-{direction}"
    administrator = open_page("/users/", language, width)
    page = invited(administrator, open_page, served, name, "case_worker")
    page.close()
    page = open_page("/", language, width, signed_in=False)
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(served.address + "/")
    page.goto(served.address + "/account/factors/")
    look(page, f"factors-none-{kind}")

    page.goto(served.address + "/account/factors/app/")
    look(page, f"factors-app-{kind}")
    secret = base64.b32decode(page.locator("code.digest").inner_text().replace(" ", ""))
    said, step = next_code(secret, 0)
    page.fill("#id_code", said)
    page.press("#id_code", "Enter")
    page.wait_for_url("**/account/factors/")

    device(page)
    add_passkey(page, served, "هاتفي Phone")
    look(page, f"factors-{kind}")
    page.locator("form[action$='/codes/'] button").click()
    page.wait_for_selector("ol.codes")
    look(page, f"recovery-codes-{kind}")
    codes = page.locator("ol.codes code").all_inner_texts()
    assert len(codes) == 10

    sign_out_and_in(page, served, name)
    page.wait_for_url("**/sign-in/second/")
    look(page, f"second-factor-{kind}")
    page.goto(served.address + "/documents/")
    assert "/sign-in/?" in page.url
    page.goto(served.address + "/sign-in/second/")
    page.locator("form[data-passkey=get] button").click()
    page.wait_for_url(served.address + "/")

    sign_out_and_in(page, served, name)
    page.wait_for_url("**/sign-in/second/")
    said, step = next_code(secret, step)
    page.fill("#id_code", said)
    page.press("#id_code", "Enter")
    page.wait_for_url(served.address + "/")

    sign_out_and_in(page, served, name)
    page.wait_for_url("**/sign-in/second/")
    page.locator("summary").click()
    page.fill("#id_recovery", codes[3].lower())
    page.press("#id_recovery", "Enter")
    page.wait_for_url(served.address + "/")

    page.locator("header form[action$='/sign-out/'] button").click()
    page.wait_for_url("**/sign-in/")
    look(page, f"sign-in-passkey-{kind}")
    page.locator("form[data-passkey=get] button").click()
    page.wait_for_url(served.address + "/")
    page.goto(served.address + "/account/factors/")
    expect(page.locator("main")).to_contain_text("9 / 10")

    administrator.goto(served.address + "/users/")
    look(administrator, f"users-factors-{kind}")
    administrator.get_by_role("link", name=name).click()
    administrator.locator("form[action$='/factors/reset/'] button").click()
    expect(administrator.locator("form[action$='/factors/reset/']")).to_have_count(0)
    page.goto(served.address + "/account/")
    assert "/sign-in/" in page.url


def test_a_role_that_must_have_one_is_led_to_it_and_nothing_else_opens(
    open_page: Open, look: Look, served: Served
) -> None:
    administrator = open_page("/users/")
    theirs = invited(administrator, open_page, served, "zayn", "editor")
    administrator.goto(served.address + "/users/")
    administrator.check("#id_must_editor")
    administrator.click("form[action$='/users/factors/'] button")
    expect(administrator.locator("#id_must_editor")).to_be_checked()
    theirs.goto(served.address + "/documents/")
    theirs.wait_for_url("**/account/factors/")
    look(theirs, "factors-must")
    device(theirs)
    add_passkey(theirs, served, "Security key")
    theirs.goto(served.address + "/documents/")
    assert theirs.url.endswith("/documents/")
    theirs.goto(served.address + "/account/factors/")
    theirs.locator("form[action$='/remove/'] button").click()
    expect(theirs.locator("main")).to_contain_text("That was your last second factor")
    look(theirs, "factors-last-removed")
    theirs.goto(served.address + "/documents/")
    theirs.wait_for_url("**/account/factors/")
    administrator.uncheck("#id_must_editor")
    administrator.click("form[action$='/users/factors/'] button")
    expect(administrator.locator("#id_must_editor")).not_to_be_checked()


def test_a_passkey_that_is_called_off_or_unknown_is_said_and_the_password_still_works(
    open_page: Open, look: Look, served: Served
) -> None:
    page = open_page("/sign-in/", signed_in=False)
    session = device(page)
    page.locator("form[data-passkey=get] button").click()
    expect(page.locator("[data-said]")).to_be_visible()
    look(page, "sign-in-no-passkey")
    session.send("WebAuthn.disable")
    page.fill("#id_username", served.user)
    page.fill("#id_password", served.password)
    page.press("#id_password", "Enter")
    page.wait_for_url(served.address + "/")


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_who_one_is_is_shown_once_more_after_ten_minutes(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    page = open_page("/account/", language, width)
    page.goto(served.address + "/account/confirm/?next=/account/password/")
    look(page, f"confirm-{direction}-{width}")
    page.fill("#id_password", served.password)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/account/password/")
    look(page, f"password-{direction}-{width}")


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_by_an_ip_address_the_page_says_why_there_are_no_passkeys(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    page = open_page("/sign-in/", language, width, signed_in=False, by_number=True)
    expect(page.locator("form[data-passkey]")).to_have_count(0)
    link = page.locator("main p a")
    look(page, f"sign-in-by-number-{direction}-{width}")
    link.click()
    page.wait_for_url(re.compile("^http://localhost"))
    expect(page.locator("form[data-passkey]")).to_be_visible()
