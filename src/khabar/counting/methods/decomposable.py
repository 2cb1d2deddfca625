"""Decomposable graphs of 3 to 5 lists, all of them, each weighed by what the lists say (Madigan and York 1997)."""

from __future__ import annotations

from khabar.counting.answer import Remark
from khabar.counting.chains import Sampling
from khabar.counting.count import Outcome
from khabar.counting.graphs.posterior import Posterior, posterior
from khabar.counting.histories import Histories
from khabar.counting.progress import Progress
from khabar.counting.variants import Variant, left_out, too_wide, unstable, without

ASSUMPTIONS = ("decomposable", "prior_delta")
LEAST, MOST = 3, 5
MOST_AT_END = 1e-3
"""Weight at the largest number that was looked at, from which the answer has no upper end."""


def run(histories: Histories, sampling: Sampling, progress: Progress) -> Outcome:
    """The posterior over all graphs; then with half and twice the prior delta, and with fewer lists."""
    fewer = left_out(histories)
    delta = 2.0 ** -len(histories.lists)
    steps = 3 + len(fewer)
    main = posterior(histories, delta)
    progress("graphs", 1, steps)
    variants: list[Variant] = []
    for done, other in enumerate((delta / 2, delta * 2), 2):
        variants.append(Variant(Remark("other_delta", {"delta": f"{other:.3g}"}), posterior(histories, other).interval))
        progress("graphs", done, steps)
    for done, (name, rest) in enumerate(fewer, 4):
        variants.append(without(name, rest, posterior(rest, 2.0 ** -len(rest.lists)).interval))
        progress("graphs", done, steps)
    reasons = too_wide(main.interval) + unstable(main.interval, variants) + _open(main)
    diagnostics = {
        "graphs": main.graphs,
        "delta": delta,
        "mode": round(main.mode),
        "best_graph": [".".join(clique) for clique in main.best],
        "best_weight": round(main.best_weight, 3),
    }
    return Outcome(main.interval, tuple(reasons), diagnostics, tuple(variants))


def _open(main: Posterior) -> list[Remark]:
    return [Remark("no_upper_end")] if main.at_end > MOST_AT_END else []
