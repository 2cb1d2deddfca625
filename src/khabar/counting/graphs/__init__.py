"""Decomposable graphical models of capture histories."""

from khabar.counting.graphs.chordal import Graph, decomposable_graphs
from khabar.counting.graphs.posterior import Posterior, posterior

__all__ = ["Graph", "Posterior", "decomposable_graphs", "posterior"]
