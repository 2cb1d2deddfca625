"""Spellings that people are known by: how often an Arabic form is written in which Latin letters."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

HALF = 100.0
"""So many attested spellings of a form weigh as much as the channel."""
MOST_TRUST = 0.9


class Attested(NamedTuple):
    """`trust[arabic]`: the weight of what is attested against the channel; `number[arabic]` from 0 up; the others:
    P(latin | arabic), both ways."""

    number: dict[str, int]
    trust: dict[str, float]
    latin: dict[str, dict[str, float]]
    arabic: dict[str, dict[str, float]]


@cache
def attested() -> Attested:
    """The spellings of `data/attested.tsv`."""
    found = Attested({}, {}, {}, {})
    for line in (files("khabar.names") / "data" / "attested.tsv").read_text("utf-8").splitlines():
        arabic, spellings = line.split("\t")
        fields = spellings.split(" ")
        counts = dict(zip(fields[::2], map(float, fields[1::2]), strict=True))
        total = sum(counts.values())
        found.number[arabic] = len(found.number)
        found.trust[arabic] = min(total / (total + HALF), MOST_TRUST)
        shares = found.latin[arabic] = {latin: count / total for latin, count in counts.items()}
        for latin, share in shares.items():
            found.arabic.setdefault(latin, {})[arabic] = share
    return found


@cache
def first_letters() -> dict[tuple[str, str], float]:
    """P(first Latin letter | first Arabic letter), of the attested spellings of all forms. Ex: ("م", "m") -> 0.98."""
    sums: dict[tuple[str, str], float] = {}
    totals: dict[str, float] = {}
    for arabic, shares in attested().latin.items():
        totals[arabic[0]] = totals.get(arabic[0], 0.0) + 1
        for latin, share in shares.items():
            sums[arabic[0], latin[0]] = sums.get((arabic[0], latin[0]), 0.0) + share
    return {pair: part / totals[pair[0]] for pair, part in sums.items()}
