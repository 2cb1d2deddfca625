"""What an article says about itself."""

from khabar.model import ArticleFacts
from khabar.statements.facts import read_facts
from khabar.statements.layout import blocks

ENGLISH = """Council: forty men came home from the hills

By Lina Farah
3 May 2021

The council said that forty men had come home, according to the Council Media Office.

Read also: Families wait at the bridge

This article was translated and edited by The Harbour Post. The Harbour Post has not verified its content. The \
responsibility for the views lies entirely with the author.

© 2021 The Harbour Post. All rights reserved.
"""
ARABIC = """عودة أربعين رجلاً إلى البلدة

بقلم: سامر قاسم

دمشق - وكالة الجسر - قال المجلس إن أربعين رجلاً عادوا.

لا تتحمل وكالة الجسر مسؤولية المعلومات الواردة في البيان.
"""


def facts_of(text: str) -> ArticleFacts:
    return read_facts(text, blocks(text), {})


def test_an_english_article() -> None:
    facts = facts_of(ENGLISH)
    assert facts.title == "Council: forty men came home from the hills"
    assert (facts.byline, facts.date, facts.language) == ("Lina Farah", "2021-05-03", "en")
    assert facts.outlet == "The Harbour Post"
    assert facts.office == "Council Media Office"
    assert [passage.kind for passage in facts.disclaimers] == ["not verified", "responsibility"]
    assert [passage.text for passage in facts.related] == ["Read also: Families wait at the bridge"]
    every = (*facts.disclaimers, *facts.related, *facts.boilerplate)
    assert all(ENGLISH[passage.span[0] : passage.span[1]] == passage.text for passage in every)


def test_an_arabic_article() -> None:
    facts = facts_of(ARABIC)
    assert (facts.title, facts.byline, facts.language) == ("عودة أربعين رجلاً إلى البلدة", "سامر قاسم", "ar")
    assert facts.outlet == "وكالة الجسر"
    assert len(facts.disclaimers) == 1


def test_what_the_page_says_comes_first() -> None:
    text = "The council said that forty men had come home."
    facts = read_facts(text, blocks(text), {"title": "Forty", "outlet": "Harbour Post", "date": "2021-05-03"})
    assert (facts.title, facts.outlet, facts.date) == ("Forty", "Harbour Post", "2021-05-03")
