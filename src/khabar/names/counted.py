"""Arabic forms counted in four countries."""

from functools import cache
from importlib.resources import files

import numpy as np


@cache
def shares() -> dict[str, float]:
    """The Arabic forms with their mean share of the names of each country."""
    lines = (files("khabar.names") / "data" / "frequencies.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    counts = np.array([row[1:] for row in rows], float)
    return dict(zip([row[0] for row in rows], (counts / counts.sum(0)).mean(1).tolist(), strict=True))
