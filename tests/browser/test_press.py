"""From an article to a public figure, in both languages, on a phone, by keyboard; copied with one click."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Open, Served

Look = Callable[[Page, str], None]
KINDS = [("en-GB", 1100, "ltr"), ("ar-SY", 360, "rtl")]
TEXT = {
    "ltr": "Reed Day Agency - 12 May 2014\n\nRami Odeh, their spokesman, said that 120 detainees were released.",
    "rtl": "وكالة نهار القصب - 13 أيار 2014\n\nقال رامي عودة، المتحدث باسم لجنة الميناء، إن 140 معتقلًا أُفرج عنهم.",
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
    page.wait_for_selector("svg.chart")
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


def publish(page: Page) -> None:
    page.locator("form[action$='/publish/'] button[value='1']").click()
    page.wait_for_selector("form[action$='/publish/'] button[value='0']")


def in_page(page: Page, kind: str) -> str:
    """The id of the first public thing of a kind that the page leads to."""
    found = re.search(rf"/public/{kind}/([\w-]+)/", page.content())
    assert found, kind
    return found[1]
