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
