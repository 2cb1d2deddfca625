"""From an article to a public figure, in both languages, on a phone, by keyboard; copied, corrected, recommended."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Served
from tests.smtp import Mailbox

Look = Callable[[Page, str], None]
KINDS = [("en-GB", 1100, "ltr"), ("ar-SY", 360, "rtl")]
TEXT = {
    "ltr": "Reed Day Agency - 12 May 2014\n\nRami Odeh, their spokesman, said that 120 detainees were released.\n\n"
    "Reed Day Agency has not verified the content of this story.",
    "rtl": "وكالة نهار القصب - 13 أيار 2014\n\nقال رامي عودة، المتحدث باسم لجنة الميناء، إن 140 معتقلًا أُفرج عنهم.\n\n"
    "لم تتحقق الوكالة من مضمون هذا الخبر.",
}


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_from_an_article_to_a_public_figure(
    open_page: Open, look: Look, served: Served, language: str, width: int, direction: str
) -> None:
    kind = f"{direction}-{width}"
    page = open_page("/press/", language, width)
    look(page, f"press-{kind}")
    page.goto(served.address + "/press/paste/")
    look(page, f"press-paste-{kind}")
    page.fill("#id_source", f"Agency {direction}")
    page.fill("#id_title", f"Released {direction}")
    page.fill("#id_text", TEXT[direction])
    page.locator("main form button").press("Enter")
    page.wait_for_selector("#findings")
    look(page, f"press-article-{kind}")
    page.locator("tr[id^='finding-'] form[action$='/accept/'] button").first.press("Enter")
    page.wait_for_selector(".state-accepted")
    row = page.locator("tr[id^='finding-']", has=page.locator("a[href^='/press/findings/']")).first
    row.locator("a[href^='/press/findings/']").press("Enter")
    page.wait_for_selector("#id_counts")
    look(page, f"press-finding-{kind}")
    page.locator("main form button").press("Enter")
    page.wait_for_selector("#findings")
    article = page.url.partition("#")[0]
    page.locator("a[href^='/press/things/figure/']").first.click()
    page.wait_for_selector("#quote")
    look(page, f"press-figure-{kind}")
    expect(page.locator("button[data-copy]").first).to_be_visible()
    page.locator("a[href^='/press/ask/']").click()
    page.fill("#id_title_ar", "المفرج عنهم في أيار 2014")
    page.fill("#id_title_en", "Released in May 2014")
    look(page, f"press-ask-{kind}")
    page.locator("main form button").click()
    page.locator("form[action$='/count/'] button").click()
    reload_until(page, "p.state")
    expect(page.locator("svg.chart")).to_be_visible()
    expect(page.locator("#estimate")).to_contain_text(
        {"ltr": "No estimate is given", "rtl": "لا يُعطى تقدير"}[direction]
    )
    look(page, f"press-question-{kind}")
    publish(page)
    page.locator("main a[href^='/press/things/figure/']").first.click()
    page.wait_for_selector("#quote")
    page.locator("a[href$='/correct/high/']").click()
    page.fill("#id_value", "150")
    page.fill("#id_reason", "corrected by the source")
    look(page, f"press-correct-{kind}")
    page.locator("main form button").click()
    page.wait_for_selector("#quote")
    publish(page)
    public = str(page.locator("a[href^='/public/']").first.get_attribute("href"))
    page.goto(article)
    publish(page)
    page.goto(f"{article}names/")
    look(page, f"press-names-{kind}")

    stranger = open_page(public, language, width, signed_in=False)
    look(stranger, f"public-figure-{kind}")
    stranger.keyboard.press("Tab")
    expect(stranger.locator(".skip")).to_be_focused()
    for path, name in (
        ("/public/", "public"),
        (f"/public/question/{in_page(stranger, 'question')}/", "public-question"),
    ):
        stranger.goto(served.address + path)
        look(stranger, f"{name}-{kind}")
    stranger.goto(served.address + public)
    stranger.goto(served.address + f"/public/article/{in_page(stranger, 'article')}/")
    look(stranger, f"public-article-{kind}")


@pytest.mark.parametrize(("language", "width", "direction"), KINDS)
def test_a_public_statement_is_read_recommended_and_corrected_by_keyboard(
    open_page: Open, look: Look, served: Served, mailbox: Mailbox, language: str, width: int, direction: str
) -> None:
    kind, before = f"{direction}-{width}", len(mailbox.mails)
    page = open_page("/press/paste/", language, width)
    page.fill("#id_source", f"Agency of statements {direction}")
    page.fill("#id_title", f"Said {direction}")
    page.fill("#id_text", TEXT[direction] + "\n\n" + kind)
    page.locator("main form button").first.press("Enter")
    page.wait_for_selector("#findings")
    page.locator("tr[id^='finding-'] form[action$='/accept/'] button").first.press("Enter")
    page.locator("a[href^='/press/things/statement/']").first.click()
    publish(page)
    inside = page.url
    page.locator("a[href$='/correct/role/']").click()
    page.fill("#id_value", {"ltr": "speaker", "rtl": "متحدث"}[direction])
    page.fill("#id_reason", {"ltr": "as the body calls it", "rtl": "كما تسميه الهيئة"}[direction])
    page.locator("main form button").press("Enter")
    page.wait_for_url(inside)
    public = str(page.locator("a[href^='/public/statement/']").first.get_attribute("href"))

    stranger = open_page(public, language, width, signed_in=False)
    look(stranger, f"public-statement-{kind}")
    expect(stranger.locator("#corrections + ul del")).to_be_visible()
    feed = json.loads(stranger.request.get(served.address + "/public/feed.json").text())
    assert served.address + public in [item["url"] for item in feed["items"]]
    assert served.address + public in stranger.request.get(served.address + "/public/feed.atom").text()
    stranger.locator("a[href$='/recommend/']").press("Enter")
    stranger.wait_for_selector("#id_receiver")
    look(stranger, f"public-recommend-{kind}")
    stranger.locator("#id_sender_name").focus()
    for typed in ("Huda Nasser", "huda@made-up.example", "", f"{direction}@made-up.example"):
        stranger.keyboard.type(typed)
        stranger.keyboard.press("Tab")
    stranger.wait_for_timeout(4000)
    stranger.locator("#id_receiver").press("Enter")
    stranger.wait_for_url(re.compile("/recommend/$"))
    stranger.wait_for_selector("#id_receiver", state="detached")
    look(stranger, f"public-recommended-{kind}")
    mail = mailbox.wait_for(before)
    assert mailbox.receivers[-1] == f"{direction}@made-up.example"
    assert public in mail.get_content()
    assert "Odeh" not in mail.get_content() + mail["Subject"]


def reload_until(page: Page, selector: str) -> None:
    """Load the page anew until the worker has done what shows it."""
    for _time in range(120):
        if page.locator(selector).count():
            return
        page.wait_for_timeout(1000)
        page.reload()
    expect(page.locator(selector)).to_be_visible()


def publish(page: Page) -> None:
    page.locator("form[action$='/publish/'] button[value='1']").click()
    page.wait_for_selector("form[action$='/publish/'] button[value='0']")


def in_page(page: Page, kind: str) -> str:
    """The id of the first public thing of a kind that the page leads to."""
    found = re.search(rf"/public/{kind}/([\w-]+)/", page.content())
    assert found, kind
    return found[1]
