"""Who may be shown it, a tip that is checked, and what leaves the register: on a telephone and a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]
KINDS = [("ar-SY", 360, "rtl"), ("en-GB", 1100, "ltr")]
TOLD = "They came at dawn and took him to the old fort on the hill."


def ask(page: Page, served: Served, name: str, office: str) -> None:
    """From the door to a sent enquiry that allows everything, to an organisation of the list."""
    page.locator("form[action$='/new/'] button").click()
    page.wait_for_url("**/notes/card/")
    page.locator("main form button").click()
    page.wait_for_url("**/notes/1/")
    page.fill("#id_name", name)
    page.locator("main form button").first.click()
    page.wait_for_url("**/notes/2/")
    page.goto(served.address + "/notes/3/")
    page.fill("#id_told", TOLD)
    page.locator("main form button").first.click()
    page.wait_for_url("**/notes/4/")
    page.goto(served.address + "/notes/choices/")
    for box in page.locator("input[name=given]").all():
        box.check()
    page.locator(f"input[name=chosen][value='{office}']").check()


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_choosing_who_gets_it_checking_a_tip_and_carrying_away(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    kind = f"{direction}-{width}"
    office = f"The Tracing Office {direction}"
    worker = open_page("/enquiries/recipients/", language, width)
    worker.fill("#id_name", office)
    worker.locator("main form.decide button").click()
    expect(worker.get_by_text(office)).to_have_count(1)
    look(worker, f"recipients-{kind}")
    worker.goto(served.address + "/enquiries/places/")
    look(worker, f"public-places-{kind}")

    for number in range(2):
        family = open_page("/notes/", language, width, signed_in=False)
        ask(family, served, f"Made Up {direction} {number}", office)
        look(family, f"family-recipients-{kind}")
        family.locator("main form button").click()
        family.wait_for_url("**/notes/check/")
        family.locator("main form button").click()
        family.wait_for_url("**/notes/mine/")
    family.goto(served.address + "/notes/tip/")
    look(family, f"family-tip-unknown-{kind}")

    worker.goto(served.address + "/enquiries/")
    worker.locator("form[action$='/take/'] input[name=reason]").last.fill("first look at it")
    worker.locator("form[action$='/take/'] button").last.click()
    worker.wait_for_selector("#id_what")
    worker.fill("#id_what", "called back")
    worker.locator("form[action$='/check/'] button").click()
    worker.wait_for_selector("#id_what")
    family.reload()
    family.fill("#id_place", "Old Fort Prison")
    family.fill("#id_number", "0123")
    family.fill("#id_said", "Pay 2000 dollars")
    family.locator("main form button").click()
    expect(family.locator("dl.told li")).to_have_count(4)
    look(family, f"family-tip-{kind}")

    worker.reload()
    worker.locator("summary").last.click()
    look(worker, f"enquiry-same-words-{kind}")
    worker.goto(served.address + "/enquiries/parcels/")
    worker.fill("#id_recipient", office)
    worker.fill("#id_reason", "they asked for all of spring")
    worker.locator("main form.decide button").click()
    worker.wait_for_selector("form[action$='/take/']")
    look(worker, f"parcels-{kind}")
    with worker.expect_download() as carried:
        worker.locator("form[action$='/take/'] button").first.click()
    content = carried.value.path().read_text("utf-8-sig")
    assert TOLD in content
    assert all(office in line for line in content.splitlines())
