"""Why two records were taken for one person: a waterfall of bits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Step(NamedTuple):
    """One step of a waterfall: what was compared, what was found, how many bits it adds."""

    comparison: str
    level: str
    bits: float


def explain(pair: Mapping[str, Any], model: Mapping[str, Any]) -> list[Step]:
    """Take a pair's match weight apart; the steps add up to it.

    `pair`: a row of `pairs`, `model`: the model of the same run. The first step is what is known before looking, the
    last what people who only share kin, home or an event would have in common too.
    Ex: explain(linked.pairs.to_pylist()[0], linked.model)[1] -> Step("given_name", "same sound (rare)", 7.9).
    """
    together = "one list" if pair["list_a"] == pair["list_b"] else "different lists"
    prior = float(model["prior_bits"][together])
    if together == "one list" and pair["list_a"] in model["within_lists"]:
        prior = float(model["within_lists"][pair["list_a"]]["prior_bits"])
    steps = [Step("before looking", f"two records of {together}", prior)]
    for name, levels in model["comparisons"].items():
        found = pair.get(name)
        if found is not None:
            steps.append(Step(name, found, next(row["bits"] for row in levels if row["level"] == found)))
    rest = float(pair["match_weight"]) - sum(step.bits for step in steps)
    steps.append(Step("kinship", "what kin, neighbours or an event would share", min(rest, 0.0)))
    return steps
