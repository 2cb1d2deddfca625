from dataclasses import replace

import pyarrow as pa

from khabar.linkage import Linked
from khabar.linkage.report import report


def test_the_page_holds_what_it_promises(linked: Linked) -> None:
    page = report(linked)
    for part in ("Blocking", "Biggest clusters", "Doubtful clusters", "Examples", "blocking recall", "<svg"):
        assert part in page
    assert "http" not in page


def test_what_lists_say_is_escaped(linked: Linked) -> None:
    names = pa.array(["<script>alert(1)</script>"] * len(linked.records))
    column = linked.records.column_names.index("given_name")
    page = report(replace(linked, records=linked.records.set_column(column, "given_name", names)))
    assert "<script>" not in page


def test_a_linkage_without_pairs_has_a_page(linked: Linked) -> None:
    assert "No pair" in report(replace(linked, pairs=linked.pairs.slice(0, 0)))


def test_judgements_bring_a_calibration_curve(linked: Linked) -> None:
    strata = [{"low": 0.5, "high": 1.0, "pairs": 10, "judged": 4, "same": 3, "expected": 0.8}]
    model = linked.model | {"checked": {"strata": strata, "precision": [0.4, 0.75, 0.9], "recall": None}}
    page = report(replace(linked, model=model))
    assert "0.750 (0.400 to 0.900)" in page
    assert "too few" in page
    assert "judged the same" in page


def test_doubtful_clusters_say_where_they_hold_together_worst(linked: Linked) -> None:
    assert "weakest cut: " in report(linked)
