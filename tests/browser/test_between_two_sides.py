"""Between a family and somebody who has news, and files for others, in a real browser: on a phone and on a desktop."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]


@pytest.mark.parametrize(("language", "width", "kind"), [("ar-SY", 360, "rtl-360"), ("en-GB", 1100, "ltr-1100")])
def test_two_sides_write_and_neither_learns_who_the_other_is(
    open_page: Open, look: Look, served: Served, language: str, width: int, kind: str
) -> None:
    family = open_page("/notes/", language, width, signed_in=False)
    family.locator("form[action$='/new/'] button").click()
    family.wait_for_url("**/notes/card/")
    family.locator("main form button").click()
    family.fill("#id_name", f"Somebody Made Up {width}")
    family.locator("main form button").first.click()
    family.wait_for_url("**/notes/2/")
    family.goto(served.address + "/notes/5/")
    family.fill("#id_your_name", "Umm Karim")
    family.locator("main form button").first.click()
    family.wait_for_url("**/notes/choices/")
    family.check("input[value=search]")
    family.check("input[value=share]")
    family.fill("#id_recipients", "The Made-up Centre")
    family.locator("main form button").click()
    family.wait_for_url("**/notes/check/")
    family.locator("main form button").click()
    family.wait_for_url("**/notes/mine/")

    worker = open_page("/enquiries/", language, 1100)
    look(worker, f"enquiries-reasons-{kind}")
    worker.locator("form[action$='/take/'] input[name=reason]").last.fill("the mother rang this morning")
    worker.locator("form[action$='/take/'] button").last.click()
    worker.wait_for_selector("input[name=purpose]", state="attached")
    with worker.expect_download() as download:
        worker.locator("form[action$='/file/'] button").first.click()
    assert "Somebody Made Up" in download.value.path().read_text("utf-8")
    worker.locator("a[href$='/between/']").click()
    look(worker, f"between-side-{kind}")
    worker.fill("#id_hide", "Abu Nizar")
    worker.locator("form[action$='/new/'] button").click()
    look(worker, f"between-code-{kind}")
    code = worker.locator("bdi.digest").inner_text()

    witness = open_page("/notes/", language, width, signed_in=False)
    witness.fill("#id_code", code)
    witness.press("#id_code", "Enter")
    witness.wait_for_url("**/notes/card/")
    witness.locator("main form button").click()
    witness.wait_for_url("**/notes/between/")
    witness.fill("#id_text_1", "I am Abu Nizar. I saw him in spring.")
    witness.locator("main form button").click()
    expect(witness.locator(".box")).to_have_count(1)
    look(witness, f"between-witness-{kind}")

    worker.locator("main a[href$='/between/']").click()
    worker.locator("main p a[href$='/between/']").last.click()
    worker.wait_for_selector("form[action*='/between/'] textarea")
    look(worker, f"between-waiting-{kind}")
    assert "Nizar" not in worker.locator("form[action*='/between/'] textarea").input_value()
    worker.locator("form[action*='/between/'] button").first.click()
    family.goto(served.address + "/notes/between/")
    expect(family.locator(".box")).to_contain_text("I saw him in spring.")
    assert "Nizar" not in family.content()
    look(family, f"between-family-{kind}")

    family.goto(served.address + "/notes/choices/")
    look(family, f"family-choices-given-{kind}")
    family.uncheck("input[value=share]")
    family.locator("main form button").click()
    family.wait_for_url("**/notes/mine/")
    worker.goto(served.address + "/enquiries/")
    expect(worker.locator("form[action*='/told/']")).to_have_count(1)
    look(worker, f"enquiries-to-tell-{kind}")
    worker.locator("form[action*='/told/'] button").click()
    expect(worker.locator("form[action*='/told/']")).to_have_count(0)
    worker.goto(served.address + "/users/alerts/")
    look(worker, f"alerts-{kind}")
