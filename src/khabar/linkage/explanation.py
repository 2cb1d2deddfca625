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
    last but one what people who only share kin, home or an event would have in common too, the last (where people have
    judged pairs) what their judgements change.
    Ex: explain(linked.pairs.to_pylist()[0], linked.model)[1] -> Step("given_name", "same sound (rare)", 7.9).
    """
    together = "one list" if pair["list_a"] == pair["list_b"] else "different lists"
    prior = float(model["prior_bits"][together])
    if together == "one list" and pair["list_a"] in model["within_lists"]:
        prior = float(model["within_lists"][pair["list_a"]]["prior_bits"])
    steps = [Step("before looking", f"two records of {together}", prior)]
    judged = model["judged"]
    heard = judged["always"]
    for name, levels in model["comparisons"].items():
        found = pair.get(name)
        if found is not None:
            steps.append(Step(name, found, next(row["bits"] for row in levels if row["level"] == found)))
            heard += judged["by_comparison"].get(name, 0.0) * steps[-1].bits
    plain = (float(pair["match_weight"]) - heard) / (1 + judged["by_weight"])
    if abs(plain) > judged["up_to_bits"]:
        most = judged["up_to_bits"] * (1 if plain > 0 else -1)
        plain = float(pair["match_weight"]) - heard - judged["by_weight"] * most
    kinship = plain - sum(step.bits for step in steps)
    steps.append(Step("kinship", "what kin, neighbours or an event would share", min(kinship, 0.0)))
    if heard or judged["by_weight"]:
        steps.append(Step("judgements", "what people judged of such pairs", float(pair["match_weight"]) - plain))
    return steps
