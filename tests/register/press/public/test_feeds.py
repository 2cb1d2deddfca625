"""Feeds hold whatever words somebody wrote, and stay whole."""

import json
from xml.etree import ElementTree

import pytest
from django.test import Client

from khabar.register.press.models import Article, Statement
from khabar.register.press.publishing import correct

pytestmark = pytest.mark.django_db

ODD = "a\x08b\x0b \u202e\ufffe </title><script>alert(1)</script> ]]> &amp; \U0001f4f0"


def test_odd_characters_break_no_feed_and_no_page(
    published: dict[str, str], article: Article, statement: Statement
) -> None:
    correct(article, "title", ODD, "as it stands")
    correct(article, "outlet", ODD, "as it stands")
    correct(statement, "name", ODD, "as it stands")
    tree = ElementTree.fromstring(Client().get("/public/feed.atom").content)  # noqa: S314 - our own
    titles = [one.text or "" for one in tree.iter("{http://www.w3.org/2005/Atom}title")]
    assert any("a\ufffdb\ufffd" in title for title in titles)
    shown = ODD.replace("\u202e", "[U+202E]")
    assert any(shown in item["title"] for item in json.loads(Client().get("/public/feed.json").content)["items"])
    for path in published.values():
        page = Client().get(path).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_in_arabic_latin_words_in_a_title_are_set_apart_and_machines_get_them_bare(published: dict[str, str]) -> None:
    told = json.loads(Client().get("/public/feed.json", headers={"accept-language": "ar"}).content)
    titles = [item["title"] for item in told["items"]]
    assert any("\u2068Rami Odeh" in title for title in titles)
    assert all(title.count("\u2068") == title.count("\u2069") for title in titles)
    for path in published.values():
        for form in ("bib", "json"):
            cited = Client().get(f"{path}cite/{form}/", headers={"accept-language": "ar"}).content.decode()
            assert "\u2068" not in cited
            assert "\\u2068" not in cited
        page = Client().get(path, headers={"accept-language": "ar"}).content.decode()
        assert "[U+206" not in page
    assert "[U+206" not in Client().get("/public/", headers={"accept-language": "ar"}).content.decode()
