"""The log-linear model that BIC chooses, held against the one that AIC chooses and against each list left out."""

from __future__ import annotations

from typing import Any

from khabar.counting.answer import Interval, Remark
from khabar.counting.chains import Sampling
from khabar.counting.count import Outcome
from khabar.counting.histories import Histories
from khabar.counting.loglinear.choosing import choose
from khabar.counting.loglinear.fitting import Fit
from khabar.counting.loglinear.profile import profile_interval
from khabar.counting.progress import Progress
from khabar.counting.variants import Rule, Variant, left_out, too_wide, unstable, without

ASSUMPTIONS = ("no_highest_interaction", "model_chosen")
LEAST, MOST = 3, 8


def run(histories: Histories, sampling: Sampling, progress: Progress) -> Outcome:
    """Choose, fit, and try the other criterion and fewer lists."""
    fewer = left_out(histories)
    table = histories.table()
    chosen = choose(table)
    progress("models", 1, 1 + len(fewer))
    if chosen is None:
        return Outcome(None, (Remark("not_identified"),))
    answer = profile_interval(table, chosen.by_bic)
    by_aic = profile_interval(table, chosen.by_aic)
    variants = [Variant(Remark("by_aic"), by_aic, Rule.MUTUAL)]
    for done, (name, rest) in enumerate(fewer, 2):
        found = choose(rest.table())
        variants.append(without(name, rest, profile_interval(rest.table(), found.by_bic) if found else None))
        progress("models", done, 1 + len(fewer))
    diagnostics = {
        "models": chosen.weighed,
        "bic": _plain(chosen.by_bic, answer, histories),
        "aic": _plain(chosen.by_aic, by_aic, histories),
    }
    return Outcome(answer, tuple(too_wide(answer) + unstable(answer, variants)), diagnostics, tuple(variants))


def _plain(model: Fit, answer: Interval, histories: Histories) -> dict[str, Any]:
    return {
        "terms": model.names(histories.lists),
        "aic": round(model.aic, 2),
        "bic": round(model.bic, 2),
        "deviance": round(model.deviance, 2),
        "freedom": model.freedom,
        **answer.plain(),
    }
