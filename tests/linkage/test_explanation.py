import pytest

from khabar.linkage import Linked, explain


def test_steps_add_up_to_the_match_weight(linked: Linked) -> None:
    for pair in linked.pairs.slice(0, 300).to_pylist():
        steps = explain(pair, linked.model)
        assert sum(step.bits for step in steps) == pytest.approx(pair["match_weight"], abs=1e-3)
        assert steps[0].comparison == "before looking"
        assert steps[-1].bits <= 0
