"""The texts that families read are short and plain, in both languages, as docs/guide/plain-words.md says."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from tests.register.families.addresses import inner
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.reading import sentences, words
from tests.register.families.test_casework import HIM, confirm, user

from khabar.register.families import actions as own
from khabar.register.families import budgets
from khabar.register.families.casework import actions
from khabar.register.families.reaching.letters import LETTERS
from khabar.register.families.relay import mediating
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db
GUIDE = Path(__file__).parents[3] / "docs/guide/plain-words.md"
MOST_WORDS = {"en": 15, "ar": 12}
MOST_ON_AVERAGE = {"en": 7, "ar": 6}


def jargon(language: str) -> re.Pattern[str]:
    """The words that the guide bans."""
    line = re.search(rf"(?s)- {'English' if language == 'en' else 'Arabic'}: (.*?)\.\n", GUIDE.read_text("utf-8"))
    assert line is not None
    banned = [word.strip() for word in re.split("[,،]", line[1])]
    assert len(banned) > 20
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in banned), re.IGNORECASE)


def every_page(language: str) -> dict[str, str]:
    """Every page of families in the states that it has, by a name of the state."""
    ask = {"headers": {"accept-language": language}}
    found, amal = {}, user(f"amal {language}")
    begun, sent, answered = own.begin(), told(), told(**HIM)
    actions.take(answered, "first look at it", amal)
    confirm(answered, Person.objects.order_by("pk")[0], amal)
    actions.tell_death(answered, "amal told the mother", "today", "in person", amal)
    own.set_question(sent, "What was the goat called?", "old barley")
    for name, enquiry in (("begun", begun), ("sent", sent), ("answered", answered)):
        client = at_the_door(code_of(enquiry))
        for path in inner():
            found[f"{name} {path}"] = client.get(path, **ask).content.decode()
            if path != "/notes/end/":
                found[f"{name}, refused {path}"] = client.post(path, {"given": "share"}, **ask).content.decode()
    client = at_the_door(code_of(answered))
    tip = {"place": "Old Bridge Station", "when": "1990", "number": "1", "said": "Pay first"}
    for name, said in (("first", tip), ("second", {**tip, "place": "x", "when": "one day", "number": "01234567890"})):
        found[f"answered, {name} tip"] = client.post("/notes/tip/", said, **ask).content.decode()
    witness = at_the_door(mediating.begin(answered, "", amal))
    witness.get("/notes/between/", **ask)
    witness.post("/notes/card/", **ask)
    witness.post("/notes/between/", {"number": "1", "text": "x"}, **ask)
    for name, client in (("family", at_the_door(code_of(answered))), ("witness", witness)):
        found[f"{name} writes"] = client.get("/notes/between/", **ask).content.decode()
    found["withdrawn"] = at_the_door(code_of(told())).post("/notes/end/", {"sure": "yes"}, **ask).content.decode()
    for _ in range(budgets.WRONG_CODE.most):
        budgets.spend(budgets.WRONG_CODE, "address 192.0.2.9")
    stopped = Client(REMOTE_ADDR="192.0.2.9").post("/notes/", {"code": "x"}, **ask)
    assert stopped.status_code == 429
    found["wait"] = stopped.content.decode()
    return found


def texts(language: str) -> set[str]:
    """Every sentence of these pages and of the mails."""
    found = {one for page in every_page(language).values() for one in sentences(page)}
    with translation.override(language):
        mails = [str(part) for kind in LETTERS.values() for part in (kind.subject, *kind.text)]
    return found | {one for mail in mails for one in sentences(f"<main>{mail}</main>")}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_sentences_are_short_and_no_word_is_jargon(language: str, known: Person) -> None:
    found = texts(language)
    assert len(found) > 150
    too_long = sorted(one for one in found if len(words(one)) > MOST_WORDS[language])
    assert too_long == []
    assert sum(len(words(one)) for one in found) / len(found) <= MOST_ON_AVERAGE[language]
    banned = jargon(language)
    assert {one: word for one in found for word in words(one) if banned.fullmatch(word)} == {}


def test_the_guide_names_the_measure() -> None:
    guide = GUIDE.read_text("utf-8")
    assert f"{MOST_WORDS['en']} words in English and {MOST_WORDS['ar']} in Arabic" in guide
    assert f"on average at most {MOST_ON_AVERAGE['en']} and {MOST_ON_AVERAGE['ar']}" in guide


def test_sentences_are_found_where_they_stand() -> None:
    page = "<body>x<main><h1>Your card</h1><p>Go on. Why not?</p><label>Name <bdi>Salma Khoulani</bdi></label></main>"
    assert sentences(page) == ["Your card", "Go on", "Why not", "Name"]
    assert sentences("<main><p>هل تبحث عن أحد؟ اسأل هنا.</p></main>") == ["هل تبحث عن أحد", "اسأل هنا"]
    assert words("don't re-read it – “now”") == ["don't", "re-read", "it", "now"]
    assert words("أُخذ أو انقطعت أخباره") == ["أخذ", "أو", "انقطعت", "أخباره"]
