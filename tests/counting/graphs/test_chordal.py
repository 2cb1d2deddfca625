from itertools import chain

import pytest

from khabar.counting.graphs import decomposable_graphs


@pytest.mark.parametrize(("lists", "count"), [(3, 8), (4, 61), (5, 822)])
def test_there_are_so_many(lists: int, count: int) -> None:
    graphs = decomposable_graphs(lists)
    assert len(graphs) == len(set(graphs)) == count
    for graph in graphs:
        assert len(graph.separators) == len(graph.cliques) - 1
        assert set(chain.from_iterable(graph.cliques)) == set(range(lists))
        assert sum(map(len, graph.cliques)) - sum(map(len, graph.separators)) == lists
        assert not any(one < other for one in graph.cliques for other in graph.cliques)
