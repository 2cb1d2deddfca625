"""The latent class model (Manrique-Vallier 2016), believed only where chains, priors and lists agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from khabar.counting.answer import Interval, Remark
from khabar.counting.chains import Draws, Prior, Sampling, draw
from khabar.counting.convergence import effective_size, least_overlap, modes, r_hat
from khabar.counting.count import Outcome
from khabar.counting.histories import Histories
from khabar.counting.progress import Progress
from khabar.counting.variants import Rule, Variant, left_out, rule_for, too_wide, unstable

ASSUMPTIONS = ("classes",)
LEAST, MOST = 3, 62

MOST_CLASSES = 15
MOST_R_HAT = 1.05
LEAST_SIZE = 100
LEAST_OVERLAP = 0.6
OTHER_ALPHAS = ((1.0, 1.0), (0.25, 0.05))


def run(histories: Histories, sampling: Sampling, progress: Progress) -> Outcome:
    """Sample, look whether the chains agree, and sample again with other priors, other K and fewer lists."""
    usual = usual_prior(histories)
    tries = list(_tries(histories, usual))
    shorter = replace(sampling, burn_in=sampling.burn_in // 2, sweeps=sampling.sweeps // 4)
    whole = sampling.work + len(tries) * shorter.work
    done = 0

    def tell(sweeps: int) -> None:
        nonlocal done
        done += sweeps
        progress("sweeps", done, whole)

    main = draw(histories, usual, sampling, 0, tell)
    answer = interval(histories, main)
    variants = [
        Variant(what, interval(rest, draw(rest, prior, shorter, stream, tell)), rule)
        for stream, (what, rest, prior, rule) in enumerate(tries, 1)
    ]
    agreement = _agreement(histories, main)
    diagnostics = {**agreement, "classes": usual.classes, "classes_in_use": round(main.occupied, 1)}
    reasons = _doubts(agreement) + too_wide(answer) + unstable(answer, variants)
    return Outcome(answer, tuple(reasons), diagnostics, tuple(variants))


def _tries(histories: Histories, usual: Prior) -> Iterator[tuple[Remark, Histories, Prior, Rule]]:
    """The same with other priors of alpha, other K, and fewer lists."""
    for shape, rate in OTHER_ALPHAS:
        yield (
            Remark("other_alpha", {"shape": shape, "rate": rate}),
            histories,
            Prior(usual.classes, shape, rate),
            Rule.STRICT,
        )
    for classes in (max(2, usual.classes // 3), 2 * usual.classes):
        yield Remark("other_classes", {"classes": classes}), histories, Prior(classes), Rule.STRICT
    for name, rest in left_out(histories):
        yield Remark("without", {"list": name}), rest, usual_prior(rest), rule_for(rest)


def usual_prior(histories: Histories) -> Prior:
    """As many classes as the lists can tell apart, 15 at most."""
    return Prior(min((1 << len(histories.lists)) - 1, MOST_CLASSES))


def interval(histories: Histories, draws: Draws) -> Interval:
    """Median and 95 % credible interval of all people."""
    low, median, high = np.quantile(draws.unseen, [0.025, 0.5, 0.975]) + histories.documented
    return Interval(float(median), float(low), float(high))


def _agreement(histories: Histories, draws: Draws) -> dict[str, Any]:
    logs = np.log(draws.unseen + 0.5)
    hills = modes(logs.ravel())
    return {
        "r_hat": round(r_hat(logs), 3),
        "effective_size": round(effective_size(logs)),
        "least_overlap": round(least_overlap(logs), 2),
        "modes": [round(histories.documented + float(np.exp(hill))) for hill in hills],
        "chain_medians": [round(histories.documented + float(one)) for one in np.median(draws.unseen, axis=1)],
    }


def _doubts(told: dict[str, Any]) -> list[Remark]:
    doubts = []
    if told["r_hat"] > MOST_R_HAT or told["least_overlap"] < LEAST_OVERLAP:
        values = {"r_hat": f"{told['r_hat']:.2f}", "overlap": f"{told['least_overlap']:.0%}"}
        doubts.append(Remark("chains_disagree", values))
    if told["effective_size"] < LEAST_SIZE:
        doubts.append(Remark("too_few_draws", {"size": told["effective_size"], "least": LEAST_SIZE}))
    if len(told["modes"]) > 1:
        doubts.append(Remark("several_answers", {"modes": ", ".join(f"{mode:,}" for mode in told["modes"])}))
    return doubts
