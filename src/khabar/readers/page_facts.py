"""What a web page says of itself: title, outlet, date and byline, by Open Graph, meta elements and <time>."""

from collections.abc import Iterator

from lxml import etree

from khabar.readers.page import tidy
from khabar.readers.parts import Fact

NAMED = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "date": (
        "article:published_time", "datepublished", "date", "dc.date", "pubdate", "publish-date", "og:published_time",
        "dc.date.issued", "parsely-pub-date",
    ),
    "byline": ("author", "article:author", "dc.creator", "byl", "parsely-author"),
}  # fmt: skip


def facts_of(root: etree._Element) -> Iterator[Fact]:
    """One Fact for each thing that the page says, the first way of saying it that is used.

    Ex: <meta property="og:site_name" content="Harbour Post"> -> Fact("outlet", "Harbour Post")
    """
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if (content := tidy(element.get("content") or "")) and key:
            said.setdefault(key, content)
    for name, keys in NAMED.items():
        text = next((said[key] for key in keys if key in said), "") or _shown(root, name)
        if text and not (name == "byline" and text.startswith(("http://", "https://"))):
            yield Fact(name, text)


def _shown(root: etree._Element, name: str) -> str:
    """The same from the page itself: its only first-rank heading, the first <time>."""
    if name == "title":
        headings = [tidy("".join(str(text) for text in element.itertext())) for element in root.iter("h1")]
        return headings[0] if len(headings) == 1 else ""
    if name == "date":
        return next((element.get("datetime") or "" for element in root.iter("time") if element.get("datetime")), "")
    return ""
