"""From capture histories to an answer, or to a refusal with its reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from khabar.counting.answer import Remark
from khabar.counting.chains import Sampling
from khabar.counting.chao import chao
from khabar.counting.count import Count, Outcome, told_only
from khabar.counting.histories import Histories
from khabar.counting.methods import load, method_names
from khabar.counting.preparing import prepare
from khabar.counting.progress import Progress, silent
from khabar.model import BadInput

LEAST_LISTS = 3
ALWAYS = ("closed", "linked", "reachable", "dated")


def estimate(
    histories: Histories,
    method: str = "latent_class",
    *,
    releases: Collection[str] = (),
    copies: Iterable[Sequence[str]] = (),
    sampling: Sampling = Sampling(),  # noqa: B008 - frozen
    progress: Progress = silent,
) -> Count:
    """Estimate how many people there are in all, those on no list included; or say why not.

    `method`: "latent_class", "loglinear", "decomposable" or "chao". `releases`: lists of people said to be released,
    which are left out, since they don't sample the detained. `copies`: groups of lists that are one list. The same
    histories and seed give the same answer on any number of cores. Raises BadInput for an unknown method or list.

    Ex: estimate(read_histories("kosovo.csv")).estimate -> Interval(median=10_440, low=9_180, high=13_700), about
    """
    if method not in method_names():
        raise BadInput(f"there is no method {method}. The methods are {', '.join(method_names())}.", exit_code=2)
    prepared = prepare(histories, releases, copies)
    used = prepared.histories
    chosen = load(method)
    outcome = _refusal(used, method, chosen.LEAST, chosen.MOST) or chosen.run(used, sampling, progress)
    bound = chao(used)
    diagnostics = {
        "lists": used.sizes,
        "set_aside": prepared.set_aside,
        "chao": bound.plain(),
        **outcome.diagnostics,
        "answer": outcome.interval.plain() if outcome.interval else None,
    }
    return Count(
        documented=used.documented,
        estimate=None if outcome.reasons else outcome.interval,
        method=method,
        reasons=outcome.reasons,
        notes=(*prepared.notes, *_set_aside(prepared.set_aside), *told_only(outcome)),
        variants=outcome.variants,
        chao=bound,
        diagnostics=diagnostics,
        assumptions=tuple(Remark(key) for key in (*ALWAYS, *chosen.ASSUMPTIONS)),
    )


def _set_aside(people: int) -> list[Remark]:
    return [Remark("set_aside", {"count": people})] if people else []


def _refusal(histories: Histories, method: str, least: int, most: int) -> Outcome | None:
    """Why the lists can't be counted with at all, or None."""
    count = len(histories.lists)
    if count < max(least, LEAST_LISTS):
        return Outcome(None, (Remark("too_few_lists", {"count": count, "least": LEAST_LISTS}),))
    if count > most:
        return Outcome(None, (Remark("too_many_lists", {"count": count, "most": most, "method": method}),))
    if not histories.by_times_caught[2:].any():
        return Outcome(None, (Remark("no_overlap"),))
    return None
