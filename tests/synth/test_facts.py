import numpy as np

from khabar.synth.draft import draft
from khabar.synth.facts import facilities, write_facts
from khabar.synth.people import draw_people
from khabar.synth.personality import personalities


def test_facts_are_written_in_the_language_of_the_list() -> None:
    people = draw_people(300, len(facilities()), np.random.default_rng(1))
    for kind in personalities()[:3]:
        facts = write_facts(draft(people, kind, np.random.default_rng(2)), kind, np.random.default_rng(3))
        assert all(len(column) == 300 for column in facts.values())
        assert all(text.isascii() == (kind.script == "latin") for text in facts["event"])
        assert all(len(number) == 11 for number in facts.get("national_id", ()) if number)
        assert all(int(age) >= 0 for age in facts.get("age", ()) if age)


def test_no_man_is_held_in_the_prison_for_women() -> None:
    people = draw_people(2000, len(facilities()), np.random.default_rng(1))
    assert people.female[people.facility == len(facilities()) - 1].all()
