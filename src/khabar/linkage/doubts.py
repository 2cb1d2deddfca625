"""Clusters that a person should look at: the biggest, and those that hold together worst."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.cuts import weakest_cut
from khabar.linkage.linked import Linked
from khabar.linkage.wording import Wording

SHOWN = 10
"""Clusters shown of each sort."""

MOST_ROWS = 40
"""Records shown of one cluster."""


class Case(NamedTuple):
    """A cluster to show: its title, its records as rows of text, and where it holds together worst ("": not said)."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    note: str


def biggest(linked: Linked, wording: Wording) -> list[Case]:
    """The clusters with most records, the first ones among equals."""
    labels = _labels(linked)
    size = np.bincount(labels, minlength=1)
    order = np.argsort(-size, kind="stable")[:SHOWN]
    return [
        _case(linked, labels, k, wording.say("Cluster {number}: {records} records", number=k, records=size[k]))
        for k in order.tolist()
        if size[k] > 1
    ]


def doubtful(linked: Linked, wording: Wording) -> list[Case]:
    """Clusters that hold a pair which speaks against being one person, the strongest such pair first."""
    import pyarrow as pa

    labels = _labels(linked)
    keys = pa.table({"list": linked.clusters["list"], "record_id": linked.clusters["record_id"], "label": labels})
    against = linked.pairs.select(["list_a", "record_a", "list_b", "record_b", "match_weight"])
    against = against.filter(pa.array(against["match_weight"].to_numpy() < 0))
    for side in "ab":
        names = keys.rename_columns([f"list_{side}", f"record_{side}", f"label_{side}"])
        against = against.join(names, [f"list_{side}", f"record_{side}"])
    a, b = (against[f"label_{side}"].to_numpy() for side in "ab")
    bits = against["match_weight"].to_numpy()
    inside = np.flatnonzero(a == b)
    worst: dict[int, float] = {}
    for label, weight in zip(a[inside].tolist(), bits[inside].tolist(), strict=True):
        worst[label] = min(worst.get(label, 0.0), weight)
    order = sorted(worst, key=lambda label: (worst[label], label))[:SHOWN]
    title = "Cluster {number}: a pair of {bits} bits inside"
    return [
        _case(linked, labels, k, wording.say(title, number=k, bits=f"{worst[k]:.1f}"), cut_of(linked, k, wording))
        for k in order
    ]


def cut_of(linked: Linked, label: int, wording: Wording) -> str:
    """Say where a cluster holds together worst. Ex: "list one 7 | all others: 2.5 bits between them"."""
    import pyarrow as pa
    import pyarrow.compute as pc

    inside = np.flatnonzero(_labels(linked) == label)[:MOST_ROWS]
    members = linked.clusters.take(inside).to_pylist()
    place = {(row["list"], row["record_id"]): n for n, row in enumerate(members)}
    bits = np.full((len(members), len(members)), float(linked.model["recipe"]["unscored"]))
    ids = pa.array([row["record_id"] for row in members], pa.string())
    for pair in linked.pairs.filter(pc.is_in(linked.pairs["record_a"], ids)).to_pylist():
        a, b = place.get((pair["list_a"], pair["record_a"])), place.get((pair["list_b"], pair["record_b"]))
        if a is not None and b is not None:
            bits[a, b] = bits[b, a] = pair["match_weight"]
    cut = weakest_cut(bits)
    if cut is None:
        return ""
    side = f"{wording.comma} ".join(f"{members[n]['list']} {members[n]['record_id']}" for n in cut.side)
    return wording.say("weakest cut: {side} | all others, {bits} bits between them", side=side, bits=f"{cut.bits:.1f}")


def _labels(linked: Linked) -> NDArray[np.int64]:
    return np.asarray(linked.clusters["cluster_id"].to_numpy(), np.int64)


def _case(linked: Linked, labels: NDArray[np.int64], label: int, title: str, note: str = "") -> Case:
    members = np.flatnonzero(labels == label)[:MOST_ROWS]
    rows = linked.records.take(members).to_pylist()
    columns = [name for name in linked.records.column_names if any(row[name] for row in rows)]
    cells = [[row[name] or "" for name in columns] for row in rows]
    return Case(title, columns, cells, note)
