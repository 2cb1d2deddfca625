"""A family's way with photographs, a testimony and real mails: enquiry, notice, code, answer sheet, taking it back."""

import re
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Open, Served
from tests.browser.test_families import KINDS, fill_in
from tests.browser.test_pages import a_name
from tests.browser.test_second_factors import device
from tests.media.test_pictures import with_metadata
from tests.smtp import Mailbox

Look = Callable[[Page, str], None]
WORDS = {"ar": ("رمزك", "لديك جديد"), "en": ("Your code", "Something new for you")}


def to(mailbox: Mailbox, address: str, number: int) -> str:
    """The text of the mail of this number to an address, from 1, once it came; its subject goes before it."""
    seen = 0
    while True:
        mailbox.wait_for(seen)
        seen += 1
        mails = [mail for mail in mailbox.mails[:seen] if mail["To"] == address]
        if len(mails) >= number:
            return f"{mails[number - 1]['Subject']}\n{mails[number - 1].get_content()}"


def code_in(text: str) -> str:
    found = re.search(r"\d{4} \d{4}", text)
    assert found
    return found[0]


def begin(family: Page, look: Look, name: str, kind: str) -> str:
    """From the door to what may be done; returns the code of the card."""
    family.locator("form[action$='/new/'] button").click()
    family.wait_for_url("**/notes/card/")
    code = family.locator(".code").inner_text()
    family.locator("main form button").click()
    fill_in(family, look, name, kind)
    family.check("input[value=search]")
    family.check("input[value=contact]")
    family.locator("main form button").click()
    family.wait_for_url("**/notes/check/")
    return code


def add_pieces(family: Page, look: Look, served: Served, folder: Path, kind: str) -> None:
    """A photograph that tells where it was taken, and a testimony of its own consent."""
    photograph = folder / "IMG_2011.jpg"
    photograph.write_bytes(with_metadata("JPEG"))
    family.goto(served.address + "/notes/pictures/")
    family.set_input_files("#id_picture", photograph)
    family.fill("#id_caption", "2011")
    family.locator("main form button").first.click()
    expect(family.locator("main img")).to_have_count(1)
    expect(family.locator("main img")).to_have_js_property("naturalHeight", 240)
    look(family, f"family-pictures-{kind}")
    family.goto(served.address + "/notes/told/")
    family.fill("#id_title", "At the checkpoint")
    family.fill("#id_text", "He was led away by two men.")
    family.check("input[value=search]")
    look(family, f"family-testimonies-{kind}")
    family.locator("main form button").click()
    family.locator("main .box a").click()
    family.wait_for_selector("form[action$='/end/']")
    look(family, f"family-testimony-{kind}")


def choose_mail(family: Page, look: Look, served: Served, mailbox: Mailbox, address: str, kind: str) -> None:
    family.goto(served.address + "/notes/mail/")
    look(family, f"family-mail-{kind}")
    family.fill("#id_address", address)
    expect(family.locator("input[name=news]")).not_to_be_checked()
    family.check("input[name=news]")
    family.locator("main form button").last.click()
    family.wait_for_selector("#id_code")
    look(family, f"family-mail-code-{kind}")
    family.fill("#id_code", code_in(to(mailbox, address, 1)))
    family.press("#id_code", "Enter")
    expect(family.locator("#id_code")).to_have_count(0)


def confirm_match(worker: Page, look: Look, kind: str) -> None:
    """What a case worker does: take it, look at what was added, make sure who asks, confirm who is meant."""
    worker.locator("form[action$='/take/'] input[name=reason]").first.fill("first look at it")
    worker.locator("form[action$='/take/'] button").first.click()
    worker.wait_for_selector("#id_what")
    worker.locator("a[href$='/added/']").click()
    expect(worker.locator("main img")).to_have_count(1)
    expect(worker.locator("main")).to_contain_text("He was led away by two men.")
    look(worker, f"enquiry-added-{kind}")
    worker.go_back()
    worker.fill("#id_what", "called back")
    worker.locator("form[action$='/check/'] button").click()
    worker.wait_for_selector(".hits form[action$='/match/'] input[name=reason]")
    worker.locator(".hits form[action$='/match/'] input[name=reason]").first.fill("mother and birth agree")
    worker.locator(".hits form[action$='/match/'] button[value=confirmed]").first.click()


def come_by_mail(family: Page, look: Look, served: Served, mailbox: Mailbox, address: str, kind: str) -> None:
    """The third mail to the address holds the code."""
    family.context.clear_cookies()
    family.goto(served.address + "/notes/")
    family.locator("main a[href$='/back/']").click()
    family.wait_for_selector("#id_address")
    look(family, f"family-ways-{kind}")
    family.fill("#id_address", address)
    family.press("#id_address", "Enter")
    family.wait_for_url("**/notes/back/code/")
    look(family, f"family-code-{kind}")
    family.fill("#id_code", code_in(to(mailbox, address, 3)))
    family.press("#id_code", "Enter")
    family.wait_for_url("**/notes/mine/")


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_from_the_question_by_mail_to_the_answer_and_to_taking_it_back(
    open_page: Open,
    look: Look,
    served: Served,
    mailbox: Mailbox,
    tmp_path: Path,
    language: str,
    width: int,
    direction: str,
) -> None:
    kind, name, address = f"{direction}-{width}", a_name(served), f"salma-{direction}@made-up.example"
    of_code, of_news = WORDS[language[:2]]
    family = open_page("/notes/", language, width, signed_in=False)
    card = begin(family, look, name, kind)
    add_pieces(family, look, served, tmp_path, kind)
    choose_mail(family, look, served, mailbox, address, kind)
    assert to(mailbox, address, 1).startswith(of_code)
    family.goto(served.address + "/notes/check/")
    family.locator("main form button").click()
    family.wait_for_url("**/notes/mine/")

    confirm_match(open_page("/enquiries/", language, 1100), look, kind)
    notice = to(mailbox, address, 2)
    assert notice.startswith(of_news)
    assert not any(part in notice for part in (*name.split(), "http", "khabar", "checkpoint", "released", "dead"))

    come_by_mail(family, look, served, mailbox, address, kind)
    family.locator("a[href$='/news/']").click()
    family.wait_for_selector("ol.news > li")
    assert family.title() in ("Notes", "ملاحظات")
    family.goto(served.address + "/notes/devices/")
    look(family, f"family-devices-{kind}")
    family.goto(served.address + "/notes/end/")
    family.check("input[name=sure]")
    family.locator("main form button").click()
    family.wait_for_selector("h1")

    for path, field, typed in (("/notes/back/", "#id_address", address), ("/notes/", "#id_code", card)):
        family.goto(served.address + path)
        family.fill(field, typed)
        family.press(field, "Enter")
    expect(family.locator("[role=alert]")).to_have_count(1)
    sleep(2)  # longer than the worker waits between two looks for work
    assert sum(mail["To"] == address for mail in mailbox.mails) == 3


def test_a_telephone_with_a_key_opens_the_notes(open_page: Open, served: Served) -> None:
    family = open_page("/notes/", "ar-SY", 360, signed_in=False)
    device(family)
    family.locator("form[action$='/new/'] button").click()
    family.locator("main form button").click()
    family.fill("#id_name", "سلمى الخولاني")
    family.locator("main form button").first.click()
    family.wait_for_url("**/notes/2/")
    family.goto(served.address + "/notes/devices/")
    family.locator("form[data-passkey=create] button").click()
    expect(family.locator("main .box")).to_contain_text("1")
    family.context.clear_cookies()
    family.goto(served.address + "/notes/back/")
    family.locator("form[data-passkey=get] button").click()
    family.wait_for_url("**/notes/check/")
    expect(family.locator("main")).to_contain_text("سلمى الخولاني")


def test_mails_photographs_and_testimonies_need_no_javascript(
    browser: Browser, served: Served, mailbox: Mailbox, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ar-SY", viewport={"width": 360, "height": 640})
    page = context.new_page()
    photograph = tmp_path / "x.png"
    photograph.write_bytes(with_metadata("PNG"))
    page.goto(served.address + "/notes/")
    page.locator("form[action$='/new/'] button").click()
    page.locator("main form button").click()
    page.goto(served.address + "/notes/pictures/")
    page.set_input_files("#id_picture", photograph)
    page.locator("main form button").first.click()
    expect(page.locator("main img")).to_have_count(1)
    small = page.locator("main img").get_attribute("src")
    weights = [len(context.request.get(served.address + path).body()) for path in ("/notes/pictures/", small or "")]
    assert sum(weights) < 50_000
    page.locator("main form[action$='/end/'] button").click()
    expect(page.locator("main img")).to_have_count(0)
    page.goto(served.address + "/notes/told/")
    page.fill("#id_text", "ما رأيته")
    page.locator("main form button").click()
    page.locator("main .box a").click()
    page.wait_for_selector("form[action$='/end/']")
    page.goto(served.address + "/notes/mail/")
    page.fill("#id_address", "no-script@made-up.example")
    page.locator("main form button").last.click()
    page.fill("#id_code", code_in(to(mailbox, "no-script@made-up.example", 1)))
    page.press("#id_code", "Enter")
    expect(page.locator("main .box bdi")).to_have_text("no-script@made-up.example")
    context.clear_cookies()
    page.goto(served.address + "/notes/back/")
    page.fill("#id_address", "no-script@made-up.example")
    page.press("#id_address", "Enter")
    page.fill("#id_code", code_in(to(mailbox, "no-script@made-up.example", 2)))
    page.press("#id_code", "Enter")
    page.wait_for_url("**/notes/check/")
    context.close()
