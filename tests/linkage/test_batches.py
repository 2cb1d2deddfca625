import numpy as np
import pyarrow as pa
import pytest

from khabar.linkage.batches import as_batch, batch_as_pairs, errand, pairs_as_batch
from khabar.linkage.candidates import NO_FLOOR, _parts
from khabar.linkage.encode import encode
from khabar.linkage.engines import local
from khabar.linkage.gather import gather
from khabar.linkage.recipe import Recipe
from khabar.linkage.run import FLOOR, Run
from khabar.linkage.walker import Part, Walker, make_walker
from khabar.synth import Lists


@pytest.fixture(scope="module")
def learned(lists: Lists) -> tuple:
    encoded = encode(gather(lists.tables))
    model, _, blocks = Run(Recipe(), local, None).learn(encoded)
    return encoded.coded, blocks, model


def walker_for(learned: tuple, floor: float, one_in: int) -> tuple[Walker, list[Part]]:
    coded, blocks, model = learned
    rules = [block.rule for block in blocks]
    return make_walker(rules, coded, model.logs(), np.log(model.priors), floor, one_in, 0), _parts(blocks, coded)


@pytest.mark.parametrize(("floor", "one_in"), [(FLOOR, 1), (NO_FLOOR, 1), (NO_FLOOR, 3)])
def test_a_batch_gives_the_pairs_of_its_part(learned: tuple, floor: float, one_in: int) -> None:
    walker, parts = walker_for(learned, floor, one_in)
    sent = errand(walker, learned[0])
    assert len(sent.vocabulary.hot) == len(sent.vocabulary.cold) == 0
    for part in parts:
        pairs, seen = walker(part)
        found = sent.walk(through_a_file(as_batch(part)))
        assert int(found.schema.metadata[b"seen"]) == seen
        for here, there in zip(pairs, batch_as_pairs(found), strict=True):
            assert np.array_equal(here, there)


def through_a_file(batch: pa.RecordBatch) -> pa.RecordBatch:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return next(iter(pa.ipc.open_stream(sink.getvalue())))


def test_pairs_survive_slicing(learned: tuple) -> None:
    walker, parts = walker_for(learned, NO_FLOOR, 1)
    pairs, _ = walker(parts[0])
    cut = batch_as_pairs(pairs_as_batch(pairs).slice(3, 40))
    for whole, part in zip(pairs, cut, strict=True):
        assert np.array_equal(whole[3:43], part)
