"""Values that were published or recomputed from published tables, and what khabar finds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.counting import Histories, Interval, Sampling, estimate, read_histories
from khabar.counting.chains import Prior, draw
from khabar.counting.chao import chao
from khabar.counting.graphs import posterior
from khabar.counting.loglinear import fit, profile_interval, stepwise, terms_of
from khabar.counting.methods.latent_class import interval

SHORT = Sampling(burn_in=4000, sweeps=16_000)
"""For twenty lists, whose sweeps are ten times as long."""
BALL = ("EXH.ABA", "EXH.OSCE", "EXH.HRW", "ABA.OSCE", "OSCE.HRW", "EXH.ABA.OSCE")
TABLES = {
    "kosovo": "kosovo_1999_4list",
    "spina": "madigan_york_spina_bifida_3list",
    "five": "madigan_york_5list",
    "uk six": "uk_modern_slavery_2013_6list",
    "uk five": "uk_modern_slavery_2013_5list",
    "gaza": "gaza_2023_24_3list",
    "colombia": "colombia_verdata_reclutamiento_R1_1999_men",
}


def published(folder: Path) -> Iterator[dict[str, Any]]:
    """Each row: what, what is expected, what is found (an interval as median, low, high)."""
    held = {name: read_histories(folder / f"{file}.csv") for name, file in TABLES.items()}
    kosovo = held["kosovo"]
    yield from _loglinear(kosovo, held)
    yield _row("Kosovo, Chao, bias-corrected", 10_262, round(chao(kosovo).median))
    for seed in range(1, 7):
        told = interval(kosovo, draw(kosovo, Prior(10), Sampling(seed=seed), 0, lambda sweeps: None))
        yield _row(f"Kosovo, latent classes, K = 10, seed {seed}", "10,394-10,532 (9,132-9,259, 13,330-14,922)", told)
    for delta, expected in ((1 / 16, "12,595 (9,827-16,544)"), (0.5, "11,319"), (1.0, "4,616")):
        yield _row(f"Kosovo, decomposable, delta {delta:g}", expected, posterior(kosovo, delta).interval)
    spina = posterior(held["spina"], 1.0)
    yield _row("Spina bifida: mean under relative error", 731, round(spina.relative_mean))
    yield _row("Spina bifida: mode, weight of the best graph", "728, .37", f"{spina.mode:.0f}, {spina.best_weight:.2f}")
    five = posterior(held["five"], 0.5)
    yield _row("Madigan and York, five lists: interval", "588-655", five.interval)
    yield _row("the same: mode, weight of the best graph", "614, .217", f"{five.mode:.0f}, {five.best_weight:.3f}")
    for name, method in (("kosovo", "latent_class"), ("uk five", "latent_class"), ("colombia", "latent_class")):
        told = estimate(held[name], method, sampling=SHORT if name == "colombia" else Sampling())
        expected = {
            "kosovo": "10,401 (a later census)",
            "uk five": "refused",
            "colombia": "2,068 (1,396-3,062), published",
        }[name]
        why = [one.key for one in told.reasons]
        yield _row(
            f"{name}, {method}, as `khabar count` answers", expected, f"refused: {why}" if why else told.estimate
        )
        yield _row(f"{name}, {method}, before it is judged", expected, told.diagnostics["answer"])


def _loglinear(kosovo: Histories, held: dict[str, Histories]) -> Iterator[dict[str, Any]]:
    model = fit(kosovo.table(), terms_of(kosovo, [term.split(".") for term in BALL]))
    assert model is not None
    yield _row(
        "Kosovo, log-linear: profile interval", "10,356.5 (8,995-12,110)", profile_interval(kosovo.table(), model)
    )
    yield _row("Kosovo, log-linear: deviance, df", "9.32, 4", f"{model.deviance:.2f}, {model.freedom}")
    for name, expected in (("uk six", "11,418 (9,977-13,146)"), ("uk five", "11,313 (9,884-13,027)")):
        step = stepwise(held[name].table())
        assert step is not None
        yield _row(f"{name}, log-linear, stepwise p < .02", expected, step.wald)
    alone = fit(held["gaza"].table(), ())
    assert alone is not None
    yield _row("Gaza, independence", "66,750 (65,221-68,343)", alone.wald)


def _row(what: str, expected: object, found: object) -> dict[str, Any]:
    shown = [round(value) for value in found] if isinstance(found, Interval) else found
    return {"what": what, "expected": expected, "found": shown}
