import numpy as np

from khabar.synth.captures import capture
from khabar.synth.people import FATES, draw_people
from khabar.synth.personality import personalities


def test_the_mentions_add_up_and_follow_what_each_list_reaches() -> None:
    people = draw_people(3000, 12, np.random.default_rng(1))
    kinds = personalities()
    caught = capture(people, kinds, 5400, np.random.default_rng(2))
    assert sum(len(one.rows) + one.false_names + one.copied for one in caught) == 5400
    notices = next(one for one, kind in zip(caught, kinds, strict=True) if kind.name == "registry_notices")
    assert (people.fate[notices.rows] == FATES.index("died")).mean() > 0.7


def test_being_on_one_list_makes_another_more_likely() -> None:
    people = draw_people(4000, 12, np.random.default_rng(1))
    first, second, *_ = capture(people, personalities()[:5], 7200, np.random.default_rng(2))
    on_first, on_second = (np.isin(np.arange(4000), one.rows) for one in (first, second))
    assert on_second[on_first].mean() > on_second[~on_first].mean()
