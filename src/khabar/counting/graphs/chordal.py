"""All graphs of a few lists that fall apart into cliques: 8, 61 and 822 of them for 3, 4 and 5 lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

Members = frozenset[int]


class Graph(NamedTuple):
    """The cliques of a decomposable graph, and its separators: one fewer, some of them maybe empty or the same."""

    cliques: tuple[Members, ...]
    separators: tuple[Members, ...]


@cache
def decomposable_graphs(lists: int) -> tuple[Graph, ...]:
    """Every decomposable graph whose nodes are the lists 0, 1, ... Ex: len(decomposable_graphs(4)) -> 61"""
    pairs = list(combinations(range(lists), 2))
    sets = (edges for size in range(len(pairs) + 1) for edges in combinations(pairs, size))
    return tuple(graph for edges in sets if (graph := _graph(lists, edges)) is not None)


def _graph(lists: int, edges: Sequence[tuple[int, int]]) -> Graph | None:
    """Cliques and separators by maximum cardinality search (Tarjan and Yannakakis 1984); None when not decomposable."""
    near: list[set[int]] = [set() for _ in range(lists)]
    for one, other in edges:
        near[one].add(other)
        near[other].add(one)
    seen: set[int] = set()
    cliques: list[Members] = []
    separators: list[Members] = []
    before = -1
    while len(seen) < lists:
        node = max((one for one in range(lists) if one not in seen), key=lambda one: (len(near[one] & seen), -one))
        known = near[node] & seen
        if any(other not in near[one] for one, other in combinations(known, 2)):
            return None
        if len(known) > before and cliques:
            cliques[-1] = frozenset(known | {node})
        else:
            if cliques:
                separators.append(frozenset(known))
            cliques.append(frozenset(known | {node}))
        before = len(known)
        seen.add(node)
    return Graph(tuple(cliques), tuple(separators))
