"""Who "he", "the minister" or a family name stands for."""

from khabar.model import Speaker
from khabar.statements.bodies import bodies_in
from khabar.statements.cast import Cast
from khabar.statements.said import Mention

ODEH = Speaker("Rami Odeh", "spokesman", "Harbour Network for the Missing")
TEXT = "The Harbour Network for the Missing (HNM) met. Its spokesman spoke."


def cast() -> Cast:
    return Cast(
        [Speaker("Odeh", "spokesman"), Speaker("Rami Odeh", "", "Harbour Network for the Missing")], bodies_in(TEXT)
    )


def test_mentions_of_one_person_are_taken_together() -> None:
    assert cast().resolve(Mention(Speaker("Odeh"))) == ODEH


def test_pronouns_and_clauses_that_go_on_mean_who_spoke_last() -> None:
    told = cast()
    told.resolve(Mention(Speaker("Odeh")))
    assert told.resolve(Mention(Speaker(), "he")) == ODEH
    assert told.resolve(Mention(Speaker(), "same")) == ODEH


def test_a_role_and_a_body_with_the_article_refer_back() -> None:
    told = cast()
    assert told.resolve(Mention(Speaker("", "spokesman"), is_definite=True)) == ODEH
    network = told.resolve(Mention(Speaker("", "", "network"), is_definite=True))
    assert network == Speaker("", "", "Harbour Network for the Missing")
    assert told.resolve(Mention(Speaker("", "", "HNM"))).organisation == "Harbour Network for the Missing"


def test_a_report_without_a_speaker_is_of_the_body_named_first() -> None:
    assert cast().resolve(Mention(Speaker(), "same")).organisation == "Harbour Network for the Missing"
    assert not Cast([], {}).resolve(Mention(Speaker(), "same"))


def test_bodies_are_known_by_their_abbreviations() -> None:
    assert bodies_in(TEXT)["HNM"] == "Harbour Network for the Missing"
