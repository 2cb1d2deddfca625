"""A page about one linkage: what was found, how sure it is, and where to look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import numpy as np

from khabar.charts import Bar, bars, histogram, waterfall
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
td{unicode-bidi:plaintext}h2{margin-top:2.5rem}
</style></head><body>
"""

EXAMPLES = 6


def report(linked: Linked) -> str:
    """Write the page. It holds names from the records: treat it as carefully as the lists themselves."""
    return HEAD + "\n".join(_sections(linked)) + "\n</body></html>\n"


def _sections(linked: Linked) -> Iterable[str]:
    yield "<h1>Linkage</h1>"
    yield "<p>This page holds names from the lists. Keep it as carefully as them.</p>"
    yield table(("what", "how many"), [(name, f"{count:,}") for name, count in linked.counts.items()])
    yield "<h2>Match weights of the pairs kept</h2>"
    yield _weights(linked)
    yield "<h2>What agreement is worth</h2>"
    yield from _comparisons(linked)
    yield "<h2>Examples</h2>"
    yield from _examples(linked)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; every cell is escaped and runs in its own direction."""
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _weights(linked: Linked) -> str:
    bits = linked.pairs["match_weight"].to_numpy()
    if not len(bits):
        return "<p>No pair reached a probability of 0.01.</p>"
    edges = np.arange(np.floor(bits.min()), np.ceil(bits.max()) + 1)
    counts = np.histogram(bits, edges)[0].tolist()
    return histogram("Pairs by match weight", edges.tolist(), {"pairs": counts}, "bits")


def _comparisons(linked: Linked) -> Iterable[str]:
    for name, levels in linked.model["comparisons"].items():
        yield f"<h3>{escape(name)}</h3>"
        yield bars(name, [Bar(row["level"], row["bits"], f"{row['bits']:+.1f} bits") for row in levels])


def _examples(linked: Linked) -> Iterable[str]:
    bits = linked.pairs["match_weight"].to_numpy()
    nearest = np.argsort(np.abs(bits), kind="stable")[:EXAMPLES]
    for row in linked.pairs.take(nearest).to_pylist():
        steps = explain(row, linked.model)
        title = f"{row['list_a']} {row['record_a']} and {row['list_b']} {row['record_b']}"
        yield f"<h3>{escape(title)}</h3>"
        yield waterfall(title, [Bar(f"{s.comparison}: {s.level}", s.bits) for s in steps], "match weight, bits")
