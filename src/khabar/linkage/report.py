"""A page about one linkage: what was found, how sure it is, and where to look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np

from khabar.charts import Bar, bars, curve, histogram, waterfall
from khabar.linkage.doubts import Case, biggest, doubtful
from khabar.linkage.explanation import explain
from khabar.linkage.linked import Linked

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Linkage</title>
<style>
body{font:15px/1.5 "Noto Sans","Noto Naskh Arabic",sans-serif;color:#1a202c}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:.5rem 0}
td,th{border-bottom:1px solid #cbd5e0;padding:.2rem .6rem;text-align:start}
td{unicode-bidi:plaintext}h2{margin-top:2.5rem}.chart{max-width:100%;height:auto}
</style></head><body>
"""

EXAMPLES = (20.0, 10.0, 5.0, 2.0, 0.0, -2.0)
"""Match weights near which a pair is shown as an example."""


def report(linked: Linked) -> str:
    """Write the page. It holds names from the records: treat it as carefully as the lists themselves."""
    return HEAD + "\n".join(_sections(linked)) + "\n</body></html>\n"


def _sections(linked: Linked) -> Iterable[str]:
    yield "<h1>Linkage</h1>"
    yield "<p>This page holds names from the lists. Keep it as carefully as them.</p>"
    yield table(("what", "how many"), [(name, f"{count:,}") for name, count in linked.counts.items()])
    yield "<h2>What the model expects</h2>"
    yield (
        "<p>Nobody has checked these figures: they are right as far as the probabilities are. The recall of blocking "
        "is reckoned from how often matched records agree on each column.</p>"
    )
    expected = linked.model["expected"]
    yield table(("of the links", "expected"), [(k.replace("_", " "), f"{v:.3f}") for k, v in expected.items()])
    yield from _checked(linked.model)
    yield "<h2>Match weights of the pairs kept</h2>"
    yield _weights(linked)
    yield "<h2>Blocking</h2>"
    yield table(("rule", "pairs"), [(b["rule"], f"{b['pairs']:,}") for b in linked.model["blocking"]])
    yield "<h2>Why different people agree</h2>"
    kin = [(name, f"{share:.1e}") for name, share in linked.model["kin_share"].items()]
    yield table(("class", "share of all pairs"), kin)
    yield "<h2>What agreement is worth</h2>"
    yield from _comparisons(linked)
    yield "<h2>Biggest clusters</h2>"
    yield from _clusters(biggest(linked))
    yield "<h2>Doubtful clusters</h2>"
    yield from _clusters(doubtful(linked))
    yield "<h2>Examples</h2>"
    yield from _examples(linked)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; every cell is escaped and runs in its own direction."""
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _checked(model: Mapping[str, Any]) -> Iterable[str]:
    """What people's judgements say of the probabilities, where there are some."""
    if "checked" not in model:
        return
    found = model["checked"]
    yield "<h2>What people judged</h2>"
    yield (
        "<p>Judged pairs count by what share of all pairs is as probable. The figures hold as far as pairs were picked "
        "by chance among equally probable ones; recall is of the pairs kept.</p>"
    )
    rows = [
        (name, f"{found[name][1]:.3f} ({found[name][0]:.3f} to {found[name][2]:.3f})" if found[name] else "too few")
        for name in ("precision", "recall")
    ]
    yield table(("of the links", "95 % interval"), rows)
    told = [stratum for stratum in found["strata"] if stratum["judged"]]
    points = [(stratum["expected"], stratum["same"] / stratum["judged"]) for stratum in told]
    yield curve("Calibration", points, "match probability", "judged the same", diagonal=True)
    yield table(
        ("match probability", "pairs", "judged", "the same"),
        [
            (f"{s['low']:g} to {s['high']:g}", f"{s['pairs']:,}", str(s["judged"]), str(s["same"]))
            for s in found["strata"]
        ],
    )


def _weights(linked: Linked) -> str:
    bits = linked.pairs["match_weight"].to_numpy()
    if not len(bits):
        return "<p>No pair reached a probability of 0.01.</p>"
    edges = np.arange(np.floor(bits.min()), np.floor(bits.max()) + 2)
    threshold = linked.model["recipe"]["threshold"]
    over = linked.pairs["match_probability"].to_numpy() >= threshold
    groups = {
        "from the threshold up": np.histogram(bits[over], edges)[0].tolist(),
        "below": np.histogram(bits[~over], edges)[0].tolist(),
    }
    return histogram("Pairs by match weight", edges.tolist(), groups, "bits")


def _comparisons(linked: Linked) -> Iterable[str]:
    for name, levels in linked.model["comparisons"].items():
        yield f"<h3>{escape(name)}</h3>"
        rows = [
            Bar(row["level"], row["bits"], f"{row['bits']:+.1f} bits (m {row['m']:.2g}, u {row['u']:.2g})")
            for row in levels
        ]
        yield bars(name, rows)


def _clusters(cases: Iterable[Case]) -> Iterable[str]:
    for case in cases:
        yield f"<h3>{escape(case.title)}</h3>"
        yield table(case.columns, case.rows)
        if case.note:
            yield f"<p>{escape(case.note)}</p>"


def _examples(linked: Linked) -> Iterable[str]:
    bits = linked.pairs["match_weight"].to_numpy()
    if not len(bits):
        return
    for row in linked.pairs.take(sorted({int(np.abs(bits - near).argmin()) for near in EXAMPLES})).to_pylist():
        title = f"{row['list_a']} {row['record_a']} and {row['list_b']} {row['record_b']}"
        yield f"<h3>{escape(title)}</h3>"
        steps = [Bar(f"{step.comparison}: {step.level}", step.bits) for step in explain(row, linked.model)]
        yield waterfall(title, steps, "match weight, bits")
