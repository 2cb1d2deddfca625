import numpy as np
import pytest

from khabar.linkage.candidates import NO_FLOOR, collect, find_candidates
from khabar.linkage.encode import encode
from khabar.linkage.engines import load_engine
from khabar.linkage.gather import gather
from khabar.linkage.recipe import Recipe
from khabar.linkage.run import Run
from khabar.synth import Lists


@pytest.fixture(scope="module")
def run(lists: Lists) -> tuple:
    engine = load_engine("local")
    encoded = encode(gather(lists.tables))
    model, _, blocks = Run(Recipe(), engine, None).learn(encoded)
    return engine, encoded.coded, blocks, model


def found(run: tuple, floor: float, one_in: int = 1) -> tuple:
    engine, coded, blocks, model = run
    parts = find_candidates(blocks, coded, engine, model.logs(), np.log(model.priors), floor, one_in)
    return collect(parts, len(blocks))


def test_no_pair_comes_twice_and_all_that_rules_bring_come(run: tuple) -> None:
    blocks = run[2]
    pairs, seen = found(run, NO_FLOOR)
    brought = set()
    for block in blocks:
        for first, last in zip(block.starts[:-1], block.starts[1:], strict=True):
            members = np.sort(block.order[first:last]).tolist()
            brought |= {(a, b) for n, a in enumerate(members) for b in members[n + 1 :]}
    got = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert len(got) == len(set(got)) == sum(seen)
    assert set(got) == brought


def test_stopping_early_loses_no_pair(run: tuple) -> None:
    model = run[3]
    everything, _ = found(run, NO_FLOOR)
    bits = np.log2(model.priors)[(everything.free >> 15).astype(int)]
    bits = bits + (model.logs() / np.log(2))[np.arange(15)[None, :], everything.codes[:, :15]].sum(axis=1)
    due = {(a, b) for a, b, w in zip(everything.left.tolist(), everything.right.tolist(), bits, strict=True) if w > -6}
    some, _ = found(run, -6.01)
    assert due <= set(zip(some.left.tolist(), some.right.tolist(), strict=True))
    assert len(some.left) < len(everything.left) / 3


def test_a_sample_is_part_of_the_whole(run: tuple) -> None:
    whole, _ = found(run, NO_FLOOR)
    part, _ = found(run, NO_FLOOR, one_in=4)
    pairs = set(zip(part.left.tolist(), part.right.tolist(), strict=True))
    assert pairs <= set(zip(whole.left.tolist(), whole.right.tolist(), strict=True))
    assert 0.2 < len(pairs) / len(whole.left) < 0.3
