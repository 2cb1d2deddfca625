"""Published tables of capture histories, cells in the order 0...01, 0...10, ..., 1...1."""

from collections.abc import Sequence

import numpy as np

from khabar.counting import Histories


def table(lists: str, counts: Sequence[int]) -> Histories:
    """Histories of lists with one-letter or dotted names; one count for each cell but the empty one."""
    names = lists.split(".")
    cells = np.arange(1, 1 << len(names))[:, None] >> np.arange(len(names))[::-1] & 1
    return Histories.make(names, cells.tolist(), counts)


KOSOVO = table("EXH.ABA.OSCE.HRW", [306, 936, 123, 845, 31, 217, 32, 1131, 106, 228, 42, 177, 18, 181, 27])
"""Killings of 1999, four lists of 4,400 people (Ball et al. 2002)."""

SPINA_BIFIDA = table("a.b.c", [60, 49, 4, 247, 112, 142, 12])
"""626 births on three lists (Madigan and York 1997)."""

FIVE = table(
    "a.b.c.d.e",
    [27, 37, 19, 4, 4, 1, 1, 97, 22, 37, 25, 2, 1, 3, 5, 83, 36, 34, 18, 3, 5, 0, 2, 30, 5, 23, 8, 0, 3, 0, 2],
)
"""537 people on five lists (Madigan and York 1997)."""

GAZA = table("list1.list2.list3", [1469, 5104, 351, 19048, 1173, 1929, 197])
"""October 2023 to June 2024 (Jamaluddine et al. 2025)."""

_UK = (
    "LA=54 NG=463 PF=907 GO=695 GP=316 NCA=57 LA.NG=15 LA.PF=19 LA.GO=3 NG.PF=56 NG.GO=19 NG.GP=1 NG.NCA=3 PF.GO=69 "
    "PF.GP=10 PF.NCA=31 GO.GP=8 GO.NCA=6 GP.NCA=1 LA.NG.PF=1 LA.NG.GO=1 NG.PF.GO=4 NG.PF.NCA=3 PF.GO.NCA=1 "
    "LA.NG.PF.GO=1"
)
_UK_LISTS = ("LA", "NG", "PF", "GO", "GP", "NCA")
_UK_CELLS = [pair.split("=") for pair in _UK.split()]

UK_SIX = Histories.make(
    _UK_LISTS,
    [[name in cell.split(".") for name in _UK_LISTS] for cell, _ in _UK_CELLS],
    [int(count) for _, count in _UK_CELLS],
)
"""Modern slavery in the United Kingdom, 2013, six lists of 2,744 people (Silverman 2014)."""

UK_FIVE = UK_SIX.merged(("PF", "NCA"))
"""The same, two of the lists taken as one."""
