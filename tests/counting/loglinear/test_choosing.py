from tests.counting.tables import KOSOVO, UK_SIX

from khabar.counting.loglinear import choose
from khabar.counting.loglinear.choosing import hierarchical, of_pairs


def test_every_hierarchical_model_and_every_set_of_pairs_once() -> None:
    assert [len(set(hierarchical(lists))) for lists in (3, 4)] == [8, 113]
    assert len(set(of_pairs(5))) == 1024


def test_aic_and_bic_choose_otherwise_and_both_are_kept() -> None:
    chosen = choose(KOSOVO.table())
    assert chosen is not None
    assert chosen.weighed == 113
    assert chosen.by_aic.aic < chosen.by_bic.aic
    assert chosen.by_bic.bic < chosen.by_aic.bic
    assert (round(chosen.by_bic.total), round(chosen.by_aic.total)) == (10_357, 12_741)


def test_six_lists_are_walked_step_by_step() -> None:
    chosen = choose(UK_SIX.table())
    assert chosen is not None
    assert len(chosen.by_aic.terms) > len(chosen.by_bic.terms) > 0
