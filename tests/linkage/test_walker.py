import numpy as np
import pytest

from khabar.linkage.candidates import NO_FLOOR, _parts
from khabar.linkage.encode import encode
from khabar.linkage.engines import local
from khabar.linkage.gather import gather
from khabar.linkage.pairs import Pairs
from khabar.linkage.recipe import Recipe
from khabar.linkage.run import Run
from khabar.linkage.sampling import drawn
from khabar.linkage.walker import make_walker
from khabar.synth import Lists


@pytest.fixture(scope="module")
def learned(lists: Lists) -> tuple:
    encoded = encode(gather(lists.tables[:2]))
    model, _, blocks = Run(Recipe(), local, None).learn(encoded)
    return encoded.coded, blocks, model


def walked(learned: tuple, one_in: int = 1, fresh: int = 0) -> list[Pairs]:
    coded, blocks, model = learned
    rules = [block.rule for block in blocks]
    walker = make_walker(rules, coded, model.logs(), np.log(model.priors), NO_FLOOR, one_in, fresh)
    return [walker(part)[0] for part in _parts(blocks, coded)]


def keys(parts: list[Pairs]) -> set[tuple[int, int]]:
    return {pair for part in parts for pair in zip(part.left.tolist(), part.right.tolist(), strict=True)}


def test_a_sample_is_the_pairs_whose_numbers_add_up(learned: tuple) -> None:
    due = {(a, b) for a, b in keys(walked(learned)) if (drawn(a, 5) + drawn(b, 5)) % 5 == 0}
    assert keys(walked(learned, one_in=5)) == due


def test_a_sample_reads_pairs_as_the_walk_does(learned: tuple) -> None:
    whole = {pair: (codes, free) for pair, codes, free in rows(walked(learned))}
    for pair, codes, free in rows(walked(learned, one_in=3)):
        assert (codes, free) == whole[pair]


def rows(parts: list[Pairs]) -> list[tuple[tuple[int, int], bytes, int]]:
    return [
        ((int(part.left[k]), int(part.right[k])), part.codes[k].tobytes(), int(part.free[k]))
        for part in parts
        for k in range(len(part.left))
    ]


def test_fresh_records_are_in_every_pair(learned: tuple) -> None:
    fresh = len(learned[0].hot) - 40
    assert keys(walked(learned, fresh=fresh)) == {(a, b) for a, b in keys(walked(learned)) if max(a, b) >= fresh}
