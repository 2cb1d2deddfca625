import numpy as np

from khabar.synth.draft import draft
from khabar.synth.oddity import Oddity
from khabar.synth.people import FATES, draw_people
from khabar.synth.personality import personalities

KINDS = {kind.name: kind for kind in personalities()}


def test_an_unmarked_row_tells_the_truth() -> None:
    people = draw_people(5000, 12, np.random.default_rng(1))
    everyone = np.arange(5000)
    sheet = draft(people.take(everyone), KINDS["registry_notices"], np.random.default_rng(2))
    plain = sheet.oddities == 0
    died = sheet.event == FATES.index("died")
    assert (sheet.people.born == people.born)[plain].all()
    assert (sheet.event_day == people.fate_day)[plain & died].all()
    assert (people.fate == sheet.event)[plain & died].all()


def test_back_dated_deaths_lie_between_arrest_and_death() -> None:
    people = draw_people(5000, 12, np.random.default_rng(1))
    sheet = draft(people, KINDS["registry_notices"], np.random.default_rng(2))
    early = (sheet.oddities & int(Oddity.back_dated_death)) > 0
    early &= (sheet.oddities & int(Oddity.event_off)) == 0
    assert early.sum() > 50
    assert (sheet.event_day[early] > people.arrested[early]).all()
    assert (sheet.event_day[early] < people.fate_day[early]).all()


def test_only_married_women_stand_under_another_family_name() -> None:
    people = draw_people(5000, 12, np.random.default_rng(1))
    sheet = draft(people.take(np.arange(5000)), KINDS["relief_office"], np.random.default_rng(2))
    married = (sheet.oddities & int(Oddity.married_name)) > 0
    assert married.sum() > 50
    assert people.female[married].all()
    assert (sheet.people.family[~married] == people.family[~married]).all()


def test_a_list_that_tells_one_fate_of_all_is_marked_where_that_is_not_true() -> None:
    people = draw_people(5000, 12, np.random.default_rng(1))
    for name, fate, odd in (
        ("registry_notices", "died", Oddity.contradicted_fate),
        ("release_page", "released", Oddity.false_release),
    ):
        sheet = draft(people.take(np.arange(5000)), KINDS[name], np.random.default_rng(2))
        assert (sheet.event == FATES.index(fate)).all()
        assert (((sheet.oddities & int(odd)) > 0) == (people.fate != FATES.index(fate))).all()
