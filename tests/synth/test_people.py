import numpy as np

from khabar.synth.people import draw_people


def test_siblings_share_parents_and_home_but_never_a_given_name() -> None:
    people = draw_people(4000, 12, np.random.default_rng(2))
    parents = np.stack([people.father, people.mother, people.grandfather, people.family, people.home, people.register])
    _, family, sizes = np.unique(parents, axis=1, return_inverse=True, return_counts=True)
    children = np.stack([family.ravel(), people.female, people.given])
    assert (sizes > 1).sum() > 200
    assert len(np.unique(children, axis=1).T) > 0.995 * len(people.person)


def test_names_are_used_as_unequally_as_in_life() -> None:
    people = draw_people(20_000, 12, np.random.default_rng(1))
    counts = np.sort(np.bincount(people.given))[::-1]
    assert 0.02 < counts[0] / counts.sum() < 0.15
    assert len(np.unique(people.family)) > 500
