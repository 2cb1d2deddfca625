"""A text document becomes an article with suggestions, once; a list does not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.register.press.conftest import TakeArticle

from khabar.model import BadInput
from khabar.readers import ReadOptions
from khabar.register.documents.models import Document
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.press.actions import accept_naming
from khabar.register.press.models import Article, Figure, Finding
from khabar.register.press.publishing import publish
from khabar.register.press.reading import read_document, texts
from khabar.register.press.rereading import read_again

pytestmark = pytest.mark.django_db


def test_what_it_says_of_itself_is_kept(article: Article) -> None:
    assert article.title.startswith("Harbour Committee")
    assert (article.outlet, article.date) == ("Reed Day Agency", "2014-05-12")
    assert {one["kind"] for one in article.disclaimers} == {"not verified", "responsibility"}
    assert article.related == ["Read also: Families wait at the gates"]


FORM = (
    "Daily\n\nRami Odeh said that 40 were released.\n\n"
    "Read also: Families wait\n\nRecommend article\n\nSender's Name:\n"
)


def test_lines_that_are_none_of_the_story_stand_pale_and_say_so(take_article: TakeArticle, editor: Client) -> None:
    """A word says it too, so that nobody has to see the colour; the story and its findings stand as ever."""
    article = take_article(FORM, "Daily")
    page = editor.get(f"/press/articles/{article.public_id}/").content.decode()
    pale = re.findall(r'<p dir="auto" class="left-out"><bdi>not of the story</bdi> (.*?)</p>', page)
    assert pale == ["Read also: Families wait", "Recommend article", "Sender&#x27;s Name:"]
    assert len(re.findall('<p dir="auto"', page)) == len(pale) + 2
    Article.objects.update(left_out=[])
    assert "left-out" not in editor.get(f"/press/articles/{article.public_id}/").content.decode()
    read_again(settings.HOME, article)
    assert "left-out" in editor.get(f"/press/articles/{article.public_id}/").content.decode()


def test_read_again_nothing_changes(own_home: Home, document: Document, article: Article) -> None:
    found = Finding.objects.count()
    assert read_document(own_home, document) == article
    assert Finding.objects.count() == found


def test_a_saved_page_says_its_outlet_and_its_findings_stand_at_their_characters(
    own_home: Home, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><meta charset='utf-8'><meta property='og:site_name' content='Reed Day'></head><body><article>"
        "<h1>العنوان</h1><p>قال سامر العبد الله، المتحدث باسم اللجنة، إن ٤٠ معتقلًا أُفرج عنهم.</p></article></body>",
        "utf-8",
    )
    document = take_in(own_home, path, "Reed Day", None, ReadOptions()).document
    article = read_document(own_home, document)
    assert article.outlet == "Reed Day"
    blocks = {block.start: block.text for block in document.text_blocks.all()}
    for finding in article.findings.all():
        start = max(at for at in blocks if at <= finding.start)
        assert blocks[start][finding.start - start : finding.end - start] == finding.text
    assert article.findings.filter(kind="figure").get().content["low"] == 40


def test_a_share_is_checked_by_the_figures_beside_it(take_article: TakeArticle, editor: Client) -> None:
    text = "Post\n\nThe number of deaths rose from 12,270 to 17,723, an increase of 25 %.\n"
    article = take_article(text, "Post")
    found = article.findings.get(kind="share")
    assert found.content["right"] is False
    page = editor.get(f"/press/articles/{article.public_id}/").content.decode()
    assert "does not agree with the figures beside it" in page
    assert accept_naming(found).state == "accepted"


def test_a_list_is_no_article(own_home: Home, write: Callable[..., Path]) -> None:
    listed = take_in(own_home, write("a.csv", ["id", "name"], ["1", "سامي الحداد"]), "A", None, ReadOptions()).document
    with pytest.raises(BadInput, match="a list, not a text"):
        read_document(own_home, listed)
    assert listed not in texts()


def test_with_an_undone_intake_everything_made_of_it_goes(document: Document, article: Article, figure: Figure) -> None:
    publish(figure)
    intake = begin_undo(document, "the wrong source")
    while undo_some(intake):
        pass
    finish_undo(intake)
    assert not Article.objects.exists()
    assert not Figure.objects.exists()
    assert document not in texts()
