import numpy as np
import pytest

from khabar.names.aligning import align, align_either_way, usual_costs

NEVER = np.full((12, 12), -1e9)


def total(weights: np.ndarray) -> float:
    n, m = weights.shape
    return float(align(weights, n, m, NEVER, NEVER, usual_costs(), np.zeros((13, 13)), np.zeros((13, 13), np.int8)))


def test_pairs_in_order_add_up_with_the_ends_counting_more() -> None:
    costs = usual_costs()
    assert total(np.diag([5.0, 5.0, 5.0]) - 8 * (1 - np.eye(3))) == pytest.approx(5 * (costs.first + 1 + costs.last))


def test_a_part_may_be_missing() -> None:
    weights = np.array([[5.0, -8, -8], [-8, -8, 5.0]])
    costs = usual_costs()
    assert total(weights) == pytest.approx(5 * (costs.first + costs.last) - costs.gap_b_middle)


def test_the_family_name_may_come_first() -> None:
    weights = np.full((5, 5), -1e9)
    weights[:3, :3] = [[-8.0, -8, 5], [5, -8, -8], [-8, 5, -8]]
    turn, steps = align_either_way(weights, 3, 3, usual_costs(), 3.0)
    assert turn == 1
    assert steps[:, :3].tolist() == [[1, 1, 1], [1, 2, 2], [1, 3, 3]]
    assert steps[:, 3].sum() > 15


def test_two_parts_may_be_one_word() -> None:
    weights = np.full((3, 1), -8.0)
    weights[2, 0] = 9.0
    _, steps = align_either_way(weights, 2, 1, usual_costs(), 3.0)
    assert [(kind, i, j) for kind, i, j, _ in steps.tolist()] == [(5, 2, 1)]
