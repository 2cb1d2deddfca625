import numpy as np

from khabar.synth.places import towns


def test_every_town_leads_to_a_governorate_that_leads_to_itself() -> None:
    table = towns()
    assert (table.governorate[table.governorate] == table.governorate).all()
    assert abs(table.shares.sum() - 1) < 1e-9
    assert (table.traditions.sum(axis=1).round(9) == 1).all()


def test_towns_are_drawn_by_their_shares() -> None:
    drawn = np.bincount(towns().draw(50_000, np.random.default_rng(1)), minlength=len(towns().words)) / 50_000
    assert abs(drawn - towns().shares).max() < 0.01
