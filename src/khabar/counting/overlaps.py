"""Which lists share whom: the table and the picture of overlaps."""

from __future__ import annotations

from typing import NamedTuple

from khabar.charts import intersections
from khabar.counting.histories import Histories

SHOWN = 20


class Overlap(NamedTuple):
    """People who stand on exactly these lists."""

    lists: tuple[str, ...]
    people: int


def overlaps(histories: Histories) -> list[Overlap]:
    """Every group of lists that holds anybody, most people first. Ex: [Overlap(("EXH",), 1131), ...]"""
    rows = [
        Overlap(tuple(name for name, is_on in zip(histories.lists, cell, strict=True) if is_on), int(people))
        for cell, people in zip(histories.cells, histories.counts, strict=True)
    ]
    return sorted(rows, key=lambda row: (-row.people, len(row.lists), row.lists))


def shared_by_pairs(histories: Histories) -> list[list[int]]:
    """People whom two lists share, whatever other list they stand on; on the diagonal, people of the list."""
    cells = histories.cells.astype(int)
    shared: list[list[int]] = (cells.T @ (cells * histories.counts[:, None])).tolist()
    return shared


def picture(histories: Histories, title: str) -> str:
    """The overlaps as SVG: the largest groups as bars, with the lists of each as dots below."""
    rows = overlaps(histories)[:SHOWN]
    sizes = histories.sizes
    lists = sorted(histories.lists, key=lambda name: -sizes[name])
    columns = [([name in row.lists for name in lists], row.people) for row in rows]
    return intersections(title, [(name, sizes[name]) for name in lists], columns)
