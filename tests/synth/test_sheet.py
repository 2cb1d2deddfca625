from khabar.synth import Lists, generate
from khabar.synth.oddity import Oddity


def test_the_lists_together() -> None:
    """One drawing of eight lists, looked at from several sides; drawing it anew for each would be slow."""
    lists = generate(6000, 8, 2)
    truth = lists.truth.to_pylist()
    labels = {label for row in truth for label in row["oddities"].split("|") if label}
    assert labels == {odd.name for odd in Oddity}
    _a_page_that_posts_again_is_nearly_all_copied(lists)
    _false_names_belong_to_nobody(lists)
    _damaged_names_show_it(lists)
    _who_stands_twice_is_marked(lists)


def _rows(lists: Lists, name: str) -> list[tuple[dict[str, str | None], dict[str, str]]]:
    table = next(table for table in lists.tables if table["list"][0].as_py() == name)
    truth = [row for row in lists.truth.to_pylist() if row["list"] == name]
    return list(zip(table.to_pylist(), truth, strict=True))


def _a_page_that_posts_again_is_nearly_all_copied(lists: Lists) -> None:
    page, source = _rows(lists, "reposting_page"), _rows(lists, "documentation_network")
    dates = {(row["event_date"], row["origin_place"], truth["person_id"]) for row, truth in source}
    copied = [(row, truth) for row, truth in page if "copied" in truth["oddities"]]
    assert len(copied) > 0.8 * len(page)
    assert all((row["event_date"], row["origin_place"], truth["person_id"]) in dates for row, truth in copied)


def _false_names_belong_to_nobody(lists: Lists) -> None:
    real = set(lists.people["person_id"].to_pylist())
    for row in lists.truth.to_pylist():
        assert ("false_name" in row["oddities"]) == (row["person_id"] not in real)


def _damaged_names_show_it(lists: Lists) -> None:
    damaged = [row["name"] or "" for row, truth in _rows(lists, "release_page") if "pdf_damage" in truth["oddities"]]
    assert damaged
    assert any("هللا" in name for name in damaged)


def _who_stands_twice_is_marked(lists: Lists) -> None:
    seen: set[tuple[str, str]] = set()
    for row in lists.truth.to_pylist():
        key = row["list"], row["person_id"]
        assert (key in seen) == ("twice_in_list" in row["oddities"])
        seen.add(key)
