"""Administering users, on real pages: invited, disabled, in Arabic and English, on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]
KINDS = [("en-GB", 1100, "ltr"), ("ar-SY", 360, "rtl")]
PASSWORD = "a long enough password"


def invited(administrator: Page, open_page: Open, served: Served, name: str, role: str) -> Page:
    """The page of somebody who was just invited and made their account."""
    administrator.goto(served.address + "/users/")
    administrator.select_option("#id_role", role)
    administrator.click("main form[action$='/invite/'] button")
    link = administrator.locator("code.digest").inner_text()
    page = open_page(link.removeprefix(served.address), signed_in=False)
    page.fill("#id_name", name)
    page.fill("#id_password", PASSWORD)
    page.fill("#id_again", PASSWORD)
    page.locator("main button").click()
    page.wait_for_url(re.compile("/account/"))
    return page


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_from_an_invitation_to_being_disabled(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    kind = f"{direction}-{width}"
    administrator = open_page("/users/", language, width)
    look(administrator, f"users-{kind}")
    name = f"emma-{direction}"
    theirs = invited(administrator, open_page, served, name, "senior")
    look(administrator, f"users-invited-{kind}")
    look(theirs, f"account-{kind}")
    administrator.goto(served.address + "/users/")
    administrator.get_by_role("link", name=name).click()
    look(administrator, f"user-{kind}")
    administrator.select_option("#id_role", "analyst")
    administrator.click("main form[action$='/role/'] button")
    expect(administrator.locator("#id_role")).to_have_value("analyst")
    administrator.locator("button[name=active]").click()
    administrator.wait_for_selector("button[name=active][value='1']")
    theirs.goto(served.address + "/account/")
    assert "/sign-in/" in theirs.url
