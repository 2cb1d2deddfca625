"""Whom Arabic words name."""

import pytest

from khabar.model import Speaker
from khabar.statements.languages.ar_speakers import bare, is_definite, is_known_name, mention, without_and
from khabar.statements.tokens import tokens


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("سامر قاسم إن", Speaker("سامر قاسم")),
        ("وزير العدل إن", Speaker("", "وزير العدل")),
        ("الشبكة السورية لحقوق الإنسان أن", Speaker("", "", "الشبكة السورية لحقوق الإنسان")),
        ("غرفة طوارئ الشرق أن", Speaker("", "", "غرفة طوارئ الشرق")),
        ("رئيس اللجنة في بيان", Speaker("", "رئيس اللجنة", "اللجنة")),
        ("سهير عبد الغفار إلى", Speaker("سهير عبد الغفار")),
        ("أبو الفداء إن", Speaker("أبو الفداء")),
    ],
)
def test_names_roles_and_bodies(text: str, speaker: Speaker) -> None:
    found, _end = mention(tokens(text), 0)
    assert found is not None
    assert found.speaker == speaker


def test_a_document_leads_to_whom_it_comes_from() -> None:
    found, _end = mention(tokens("بيان صادر عن الوزارة أن"), 0)
    assert found is not None
    assert found.speaker.organisation == "الوزارة"


def test_words_that_name_nobody() -> None:
    assert mention(tokens("في السجن"), 0)[0] is None
    assert mention([], 0)[0] is None


def test_particles_and_articles() -> None:
    assert bare("وللائتلاف") == "ائتلاف"
    assert without_and("وقال") == "قال"
    assert is_definite("للائتلاف")
    assert is_known_name("خالد")
    assert not is_known_name("التقرير")
