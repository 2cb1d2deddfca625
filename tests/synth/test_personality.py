import codecs

import pytest

from khabar.formats import table
from khabar.synth.calendar import FORMS
from khabar.synth.oddity import Oddity
from khabar.synth.personality import Personality, personalities
from khabar.synth.words import load

every = pytest.mark.parametrize("kind", personalities(), ids=lambda kind: kind.name)


@every
def test_every_word_of_a_personality_means_something(kind: Personality) -> None:
    assert kind.columns[0] == "record_id"
    assert set(kind.columns) | set(kind.missing) <= set(table("columns"))
    assert set(kind.slips) <= {odd.name for odd in Oddity}
    assert set(kind.birth_forms) | set(kind.event_forms) <= set(FORMS)
    assert all(0 <= share <= 1 for share in [*kind.missing.values(), *kind.slips.values(), kind.town])
    codecs.lookup(kind.form.encoding)


@every
def test_its_headings_are_known_to_the_readers(kind: Personality) -> None:
    headings = load("headers")[kind.form.headers]
    for field in kind.columns:
        known = [str(spelling).casefold().replace("_", " ") for spelling in table("columns")[field]]
        assert headings.get(field, field).casefold().replace("_", " ") in known


@every
def test_it_copies_only_from_an_earlier_list_of_its_script(kind: Personality) -> None:
    if kind.copies:
        before = {other.name: other for other in personalities()[: personalities().index(kind)]}
        source = before[kind.copies.source]
        assert source.script == kind.script
        assert set(kind.copies.columns) <= set(source.columns)


def test_the_personalities_differ_in_habits_and_form() -> None:
    habits = {(kind.script, str(kind.habits), str(kind.event_forms), kind.columns) for kind in personalities()}
    forms = {(kind.form.file, kind.form.encoding, kind.form.delimiter, kind.form.headers) for kind in personalities()}
    assert len(habits) == len(personalities()) >= 4
    assert len(forms) >= 6
