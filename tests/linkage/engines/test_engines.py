"""One test for every engine: the same lists, the same answer."""

from pkgutil import iter_modules

import pytest

from khabar.linkage import Linked, engines, link
from khabar.linkage.engines import load_engine
from khabar.model import BadInput
from khabar.synth import Lists

ENGINES = sorted(module.name for module in iter_modules(engines.__path__))


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_gives_the_same_answer(name: str, lists: Lists, linked: Linked) -> None:
    again = link(lists.tables, engine=name)
    assert again.pairs.equals(linked.pairs)
    assert again.clusters.equals(linked.clusters)
    assert again.model == linked.model
    assert again.counts == linked.counts


@pytest.mark.parametrize("name", ENGINES)
def test_results_come_in_the_order_of_tasks(name: str) -> None:
    assert list(load_engine(name).each(lambda n: n * n, range(50))) == [n * n for n in range(50)]


def test_an_engine_that_is_not_there_is_named() -> None:
    for name in ("cloud", "../local", ""):
        with pytest.raises(BadInput, match="there is no engine"):
            load_engine(name)
