"""What a web page says of itself."""

from lxml import etree

from khabar.readers import Fact
from khabar.readers.page_facts import facts_of


def facts(page: str) -> list[Fact]:
    return list(facts_of(etree.fromstring(page, etree.HTMLParser())))


def test_open_graph_and_meta_elements() -> None:
    page = """<html><head><meta property="og:site_name" content="Harbour Post">
    <meta property="og:title" content="Forty"><meta property="article:published_time" content="2021-05-03T10:00:00Z">
    <meta name="author" content="Lina Farah"></head><body><h1>Another</h1></body></html>"""
    assert facts(page) == [
        Fact("title", "Forty"),
        Fact("outlet", "Harbour Post"),
        Fact("date", "2021-05-03T10:00:00Z"),
        Fact("byline", "Lina Farah"),
    ]


def test_the_only_heading_and_the_first_time() -> None:
    assert facts('<body><h1>Forty <b>men</b></h1><time datetime="2021-05-03">May</time></body>') == [
        Fact("title", "Forty men"),
        Fact("date", "2021-05-03"),
    ]


def test_nothing_said_and_an_address_for_a_name() -> None:
    assert facts("<body><h1>a</h1><h1>b</h1></body>") == []
    assert facts('<meta name="author" content="https://example.org/lina">') == []
