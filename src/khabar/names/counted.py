"""Arabic forms counted in four countries, and the Latin spellings of them."""

from functools import cache
from importlib.resources import files

import numpy as np

from khabar.names.attested import attested


@cache
def shares() -> dict[str, float]:
    """The Arabic forms with their mean share of the names of each country."""
    lines = (files("khabar.names") / "data" / "frequencies.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    counts = np.array([row[1:] for row in rows], float)
    return dict(zip([row[0] for row in rows], (counts / counts.sum(0)).mean(1).tolist(), strict=True))


@cache
def known(script: str) -> dict[str, float]:
    """The known forms of a script with their shares."""
    if script == "arabic":
        return shares()
    found: dict[str, float] = {}
    for arabic, share in shares().items():
        for latin, part in attested().latin.get(arabic, {}).items():
            found[latin] = found.get(latin, 0.0) + share * part
    return found
