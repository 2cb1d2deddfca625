"""How many people, averaged over all decomposable graphs, with hyper-Dirichlet priors and p(N) ~ 1/N."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.counting.answer import Interval
from khabar.counting.graphs.chordal import Members, decomposable_graphs
from khabar.counting.histories import Histories

Numbers = NDArray[np.float64]

MOST_UNSEEN = 50
"""The most unseen that are looked at, times the seen."""
COARSE, FINE = 1500, 8000
"""Numbers of unseen that are looked at: to find where the weight lies, and there; its lowest part number by number."""
NEGLIGIBLE = 1e-10


class Posterior(NamedTuple):
    """What the graphs say together. `mode`: the likeliest number; `best`: cliques of the likeliest graph, by name.

    `weights`: of each graph, in the order of `decomposable_graphs`; `at_end`: weight at the largest number looked at.
    """

    interval: Interval
    mode: float
    mean: float
    relative_mean: float
    graphs: int
    best: tuple[tuple[str, ...], ...]
    best_weight: float
    at_end: float


def posterior(histories: Histories, delta: float) -> Posterior:
    """Weigh every graph and every number of unseen.

    `delta`: people imagined in each cell beforehand. `relative_mean` is the answer under relative squared error.

    Ex: Madigan and York's five lists of 537 people, delta .5 -> mode 614, 588 to 655
    """
    most = MOST_UNSEEN * histories.documented
    coarse = np.unique(np.geomspace(1, most + 1, COARSE).round() - 1)
    weights = _weigh(histories, delta, coarse)
    held = np.flatnonzero(weights.sum(axis=0) > NEGLIGIBLE)
    first, last = coarse[max(held[0] - 1, 0)], coarse[min(held[-1] + 1, len(coarse) - 1)]
    unseen = np.unique(np.r_[np.arange(first, min(first + FINE, last) + 1), np.linspace(first, last, FINE).round()])
    weights = _weigh(histories, delta, unseen)
    total = weights.sum(axis=0)
    people = unseen + histories.documented
    by_graph = weights.sum(axis=1)
    best = int(by_graph.argmax())
    graphs = decomposable_graphs(len(histories.lists))
    ends = people + _widths(unseen) / 2
    low, median, high = (float(one) for one in np.interp([0.025, 0.5, 0.975], total.cumsum(), ends).round())
    return Posterior(
        interval=Interval(median, low, high),
        mode=float(people[(total / _widths(unseen)).argmax()]),
        mean=float(total @ people),
        relative_mean=float((total / people).sum() / (total / people**2).sum()),
        graphs=len(graphs),
        best=tuple(tuple(histories.lists[place] for place in sorted(clique)) for clique in graphs[best].cliques),
        best_weight=float(by_graph[best]),
        at_end=float(total[-1]) if unseen[-1] >= most else 0.0,
    )


def _weigh(histories: Histories, delta: float, unseen: Numbers) -> Numbers:
    """Posterior weight: (graphs, unseen), summing to 1."""
    from scipy.special import gammaln, logsumexp

    lists = len(histories.lists)
    people = unseen + histories.documented
    parts: dict[Members, Numbers] = {}

    def part(members: Members) -> Numbers:
        if members not in parts:
            known = _margin(histories, sorted(members))
            each = delta * 2.0 ** (lists - len(members))
            whole = delta * 2.0**lists
            parts[members] = (
                gammaln(unseen + known[0] + each)
                + gammaln(known[1:] + each).sum()
                - len(known) * gammaln(each)
                + gammaln(whole)
                - gammaln(people + whole)
            )
        return parts[members]

    shared = gammaln(people + 1) - gammaln(unseen + 1) - np.log(people) + np.log(_widths(unseen))
    graphs = decomposable_graphs(lists)
    logs = np.empty((len(graphs), len(unseen)))
    for place, graph in enumerate(graphs):
        logs[place] = shared
        for clique in graph.cliques:
            logs[place] += part(clique)
        for separator in graph.separators:
            logs[place] -= part(separator)
    weights: Numbers = np.exp(logs - logsumexp(logs))
    return weights


def _margin(histories: Histories, members: list[int]) -> Numbers:
    """The table of some lists: people by which of them they stand on; cell 0 is on none of these."""
    bits = 1 << np.arange(len(members))
    table = np.bincount(histories.cells[:, members] @ bits, histories.counts, 1 << len(members))
    return table.astype(np.float64)


def _widths(unseen: Numbers) -> Numbers:
    """How many whole numbers each one looked at stands for."""
    edges = np.r_[unseen[0] - 0.5, (unseen[1:] + unseen[:-1]) / 2, unseen[-1] + 0.5]
    return np.diff(edges)
