"""A page about one linkage, in English and in Arabic: what was found, how sure it is, and where to look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np

from khabar.charts import Bar, bars, curve, histogram, waterfall
from khabar.linkage.doubts import Case, biggest, doubtful
from khabar.linkage.explanation import Step, explain
from khabar.linkage.linked import Linked
from khabar.linkage.wording import Wording

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Linkage | ربط السجلات</title>
<style>
body{font:15px/1.5 "Noto Sans","Noto Naskh Arabic",sans-serif;color:#1a202c;background:#fff}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:.5rem 0}
td,th{border-bottom:1px solid #cbd5e0;padding:.2rem .6rem;text-align:start}
td{unicode-bidi:plaintext}h2{margin-top:2.5rem}.chart{max-width:100%;height:auto}
section+section{border-top:3px solid #cbd5e0;margin-top:4rem}a{color:#1a4e8a}
</style></head><body>
<nav aria-label="language"><a href="#en">English</a> | <a href="#ar" lang="ar">العربية</a></nav>
<main>
"""

EXAMPLES = (20.0, 10.0, 5.0, 2.0, 0.0, -2.0)
"""Match weights near which a pair is shown as an example."""


def report(linked: Linked) -> str:
    """Write the page. It holds names from the records: treat it as carefully as the lists themselves."""
    halves = []
    for language, side in (("en", "ltr"), ("ar", "rtl")):
        inside = "\n".join(_sections(linked, Wording(language)))
        halves.append(f'<section lang="{language}" dir="{side}" id="{language}">\n{inside}</section>')
    return HEAD + "\n".join(halves) + "\n</main></body></html>\n"


def _sections(linked: Linked, w: Wording) -> Iterable[str]:
    model, say = linked.model, w.say
    yield f"<h1>{say('Linkage')}</h1>"
    yield _said(w, "This page holds names from the lists. Keep it as carefully as them.")
    yield table((say("what"), say("how many")), [(say(name), f"{count:,}") for name, count in linked.counts.items()])
    yield f"<h2>{say('What the model expects')}</h2>"
    yield _said(
        w,
        "Nobody has checked these figures: they are right as far as the probabilities are. The recall of blocking is "
        "reckoned from how often matched records agree on each column.",
    )
    told = [(say(name.replace("_", " ")), f"{share:.3f}") for name, share in model["expected"].items()]
    yield table((say("of the links"), say("expected")), told)
    yield from _checked(model, w)
    yield f"<h2>{say('Match weights of the pairs kept')}</h2>"
    yield _weights(linked, w)
    yield f"<h2>{say('Blocking')}</h2>"
    yield table((say("rule"), say("pairs")), [(w.rule(b["rule"]), f"{b['pairs']:,}") for b in model["blocking"]])
    yield f"<h2>{say('Who stands twice on one list')}</h2>"
    twice = [(name, f"{found['expected_pairs']:,.1f}") for name, found in model["within_lists"].items()]
    yield table((say("list"), say("pairs expected to be one person")), twice)
    yield f"<h2>{say('Why different people agree')}</h2>"
    kin = [(w.kin(name), f"{share:.1e}") for name, share in model["kin_share"].items()]
    yield table((say("class"), say("share of all pairs")), kin)
    yield f"<h2>{say('What agreement is worth')}</h2>"
    yield from _comparisons(linked, w)
    yield f"<h2>{say('Biggest clusters')}</h2>"
    yield from _clusters(biggest(linked, w), w)
    yield f"<h2>{say('Doubtful clusters')}</h2>"
    yield from _clusters(doubtful(linked, w), w)
    yield f"<h2>{say('Examples')}</h2>"
    yield from _examples(linked, w)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; every cell is escaped and runs in its own direction."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    inside = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide" tabindex="0" role="group" aria-label="{escape(", ".join(head))}">{inside}</div>'


def _said(w: Wording, text: str) -> str:
    return f"<p>{escape(w.say(text))}</p>"


def _checked(model: Mapping[str, Any], w: Wording) -> Iterable[str]:
    """What people's judgements say of the probabilities, where there are some."""
    if "checked" not in model:
        return
    found, say = model["checked"], w.say
    yield f"<h2>{say('What people judged')}</h2>"
    yield _said(
        w,
        "Judged pairs count by what share of all pairs is as probable. The figures hold as far as pairs were picked by "
        "chance among equally probable ones; recall is of the pairs kept.",
    )
    rows = []
    for name in ("precision", "recall"):
        if found[name]:
            low, share, high = (f"{value:.3f}" for value in found[name])
            rows.append((say(name), say("{share} ({low} to {high})", share=share, low=low, high=high)))
        else:
            rows.append((say(name), say("too few")))
    yield table((say("of the links"), say("95 % interval")), rows)
    told = [stratum for stratum in found["strata"] if stratum["judged"]]
    points = [(stratum["expected"], stratum["same"] / stratum["judged"]) for stratum in told]
    yield curve(say("Calibration"), points, say("match probability"), say("judged the same"), diagonal=True)
    yield table(
        (say("match probability"), say("pairs"), say("judged"), say("the same")),
        [
            (
                say("{low} to {high}", low=f"{s['low']:g}", high=f"{s['high']:g}"),
                f"{s['pairs']:,}",
                str(s["judged"]),
                str(s["same"]),
            )
            for s in found["strata"]
        ],
    )


def _weights(linked: Linked, w: Wording) -> str:
    bits = linked.pairs["match_weight"].to_numpy()
    if not len(bits):
        return _said(w, "No pair reached a probability of 0.01.")
    edges = np.arange(np.floor(bits.min()), np.floor(bits.max()) + 2)
    threshold = linked.model["recipe"]["threshold"]
    over = linked.pairs["match_probability"].to_numpy() >= threshold
    groups = {
        w.say("from the threshold up"): np.histogram(bits[over], edges)[0].tolist(),
        w.say("below"): np.histogram(bits[~over], edges)[0].tolist(),
    }
    return histogram(w.say("Pairs by match weight"), edges.tolist(), groups, w.say("bits"))


def _comparisons(linked: Linked, w: Wording) -> Iterable[str]:
    for name, levels in linked.model["comparisons"].items():
        yield f"<h3>{escape(w.column(name))}</h3>"
        rows = []
        for row in levels:
            worth = {"bits": f"{row['bits']:+.1f}", "m": f"{row['m']:.2g}", "u": f"{row['u']:.2g}"}
            rows.append(Bar(w.level(row["level"]), row["bits"], w.say("{bits} bits (m {m}, u {u})", **worth)))
        yield bars(w.column(name), rows)


def _clusters(cases: Iterable[Case], w: Wording) -> Iterable[str]:
    for case in cases:
        yield f"<h3>{escape(case.title)}</h3>"
        yield table([w.column(name) for name in case.columns], case.rows)
        if case.note:
            yield f"<p>{escape(case.note)}</p>"


def _examples(linked: Linked, w: Wording) -> Iterable[str]:
    bits = linked.pairs["match_weight"].to_numpy()
    if not len(bits):
        return
    for row in linked.pairs.take(sorted({int(np.abs(bits - near).argmin()) for near in EXAMPLES})).to_pylist():
        one, other = (f"{row[f'list_{side}']} {row[f'record_{side}']}" for side in "ab")
        title = w.say("{one} and {other}", one=one, other=other)
        yield f"<h3>{escape(title)}</h3>"
        yield _side_by_side(linked, row, w)
        steps = [Bar(_step(step, linked, w), step.bits) for step in explain(row, linked.model)]
        yield waterfall(title, steps, w.say("match weight, bits"))


def _step(step: Step, linked: Linked, w: Wording) -> str:
    known = step.comparison in linked.model["comparisons"]
    return f"{w.column(step.comparison) if known else w.say(step.comparison)}: {w.level(step.level)}"


def _side_by_side(linked: Linked, pair: Mapping[str, Any], w: Wording) -> str:
    """Two records as the lists write them, each in its own script."""
    import pyarrow.compute as pc

    rows = []
    for side in "ab":
        same_list = pc.equal(linked.records["list"], pair[f"list_{side}"])
        here = pc.and_(same_list, pc.equal(linked.records["record_id"], pair[f"record_{side}"]))
        rows.append(linked.records.filter(here).to_pylist()[0])
    columns = [name for name in linked.records.column_names if any(row[name] for row in rows)]
    return table([w.column(name) for name in columns], [[row[name] or "" for name in columns] for row in rows])
