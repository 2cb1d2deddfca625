from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.blocking import Blocks, Waiting, add_blocks, reopen, without_implied, worthwhile
from khabar.linkage.engines import alone
from khabar.linkage.rules import read_rule

GIVEN, YEAR = 0, at.BIRTH_YEAR


def records(given: Sequence[int], years: Sequence[int]) -> NDArray[np.int32]:
    hot = np.full((len(given), len(at.HOT)), -1, np.int32)
    hot[:, GIVEN], hot[:, YEAR], hot[:, at.OPEN] = given, years, 0
    return hot


def blocks_of(rule: str, pairs: int) -> Blocks:
    order = np.arange(2 * pairs, dtype=np.int32)
    return Blocks(read_rule(rule), order, np.arange(0, 2 * pairs + 1, 2, dtype=np.int64))


def test_records_that_agree_share_a_block_and_silent_ones_have_none() -> None:
    hot = records([5, 7, 5, -1, 7], [1990] * 5)
    blocks, waiting = add_blocks(hot, [], [Waiting(read_rule("given class"))], 100, 100, alone)
    assert sorted(blocks[0].order.reshape(2, 2).tolist()) == [[0, 2], [1, 4]]
    assert blocks[0].pairs == 2
    assert blocks[0].shut is None
    assert hot[:, at.OPEN].tolist() == [1, 1, 1, 0, 1]
    assert waiting == []


def test_a_block_beyond_the_budget_waits_for_a_further_column() -> None:
    hot = records([1] * 6 + [2, 2], [1990, 1990, 1991, 1991, 1992, 1992, 1990, 1990])
    blocks, waiting = add_blocks(hot, [], [Waiting(read_rule("given class"))], 4, 100, alone)
    assert blocks[0].order.tolist() == [6, 7]
    assert blocks[0].shut is not None
    assert [one.rule.name for one in waiting] == ["given class + birth year"]
    blocks, waiting = add_blocks(hot, blocks, waiting, 4, 100, alone)
    assert sorted(blocks[1].order.tolist()) == [0, 1, 2, 3, 4, 5]
    assert waiting == []


def test_a_rule_that_brings_no_new_match_is_left_out() -> None:
    blocks = [blocks_of("given class", 3), blocks_of("family class", 600_000), blocks_of("birth day", 3)]
    chances = np.array([0.9, 0.9, 0.02, 0.02, 0.001])
    assert worthwhile(blocks, [2, 2, 1], chances, 1) == blocks[:1]


def test_a_narrow_rule_is_left_out_where_a_broad_one_is_followed_for_everybody() -> None:
    narrow, broad = blocks_of("given class + birth day", 3), blocks_of("given class + birth year", 3)
    assert without_implied([narrow, broad]) == [broad]
    partly = Blocks(broad.rule, broad.order, broad.starts, np.packbits(np.ones(8, np.bool_)))
    assert without_implied([narrow, partly]) == [narrow, partly]


def test_bits_are_opened_anew_in_the_order_of_the_rules() -> None:
    hot = records([1] * 6, [1990] * 6)
    hot[:, at.OPEN] = 31
    reopen(hot, [blocks_of("given class", 1), blocks_of("birth year", 2)])
    assert hot[:, at.OPEN].tolist() == [3, 3, 2, 2, 0, 0]
