"""Whom an English noun phrase names."""

import pytest

from khabar.model import Speaker
from khabar.statements.languages.en_speakers import mention
from khabar.statements.tokens import tokens


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rami Odeh", Speaker("Rami Odeh")),
        ("Wafiq al-Sabbahi", Speaker("Wafiq al-Sabbahi")),
        ("the Interior Ministry", Speaker("", "", "Interior Ministry")),
        ("Interior Minister Nabil Haddad", Speaker("Nabil Haddad", "Interior Minister")),
        ("the ministry's spokeswoman, Hala Darwish,", Speaker("Hala Darwish", "spokeswoman", "ministry")),
        ("Rana Aziz, the head of the Families Association,", Speaker("Rana Aziz", "head", "Families Association")),
        ("UN Special Rapporteur Lena Marsh", Speaker("Lena Marsh", "Special Rapporteur", "UN")),
        ("the Governor's Office", Speaker("", "", "Governor's Office")),
        ("On Sunday the ministry", Speaker("", "", "ministry")),
        ("a security official", Speaker("", "a security official")),
    ],
)
def test_names_roles_and_bodies(text: str, speaker: Speaker) -> None:
    found = mention(tokens(text))
    assert found is not None
    assert found.speaker == speaker


def test_pronouns_refer_and_other_words_name_nobody() -> None:
    he, moreover = mention(tokens("he")), mention(tokens("Moreover,"))
    assert he is not None
    assert he.reference == "he"
    assert moreover is None
    assert mention(tokens("forty of the men were freed")) is None
