from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from khabar.evidence import GENESIS, first_break, link_hash

Entry = tuple[str, str, Mapping[str, object]]

CONTENTS = st.lists(
    st.fixed_dictionaries({"action": st.sampled_from(["received", "read", "قراءة"]), "size": st.integers(0, 9)}),
    min_size=3,
    max_size=8,
)


def chained(contents: list[dict[str, object]]) -> list[Entry]:
    entries: list[Entry] = []
    for content in contents:
        previous = entries[-1][1] if entries else GENESIS
        entries.append((previous, link_hash(previous, content), content))
    return entries


@given(CONTENTS)
def test_a_whole_chain_has_no_break(contents: list[dict[str, object]]) -> None:
    entries = chained(contents)
    assert first_break(entries) is None
    assert first_break(entries[:-1]) is None
    assert first_break([]) is None


@given(CONTENTS, st.data())
def test_an_edited_entry_shows(contents: list[dict[str, object]], data: st.DataObject) -> None:
    entries = chained(contents)
    at = data.draw(st.integers(0, len(entries) - 1))
    previous, own, content = entries[at]
    entries[at] = (previous, own, {**content, "size": -1})
    assert first_break(entries) == at


@given(CONTENTS, st.data())
def test_an_edit_that_mends_its_own_hash_shows_in_the_next_entry(
    contents: list[dict[str, object]], data: st.DataObject
) -> None:
    entries = chained(contents)
    at = data.draw(st.integers(0, len(entries) - 2))
    forged = {**entries[at][2], "size": -1}
    entries[at] = (entries[at][0], link_hash(entries[at][0], forged), forged)
    assert first_break(entries) == at + 1


@given(CONTENTS, st.data())
def test_a_removed_entry_shows(contents: list[dict[str, object]], data: st.DataObject) -> None:
    entries = chained(contents)
    at = data.draw(st.integers(0, len(entries) - 2))
    del entries[at]
    assert first_break(entries) == at


@given(CONTENTS, st.data())
def test_swapped_entries_show(contents: list[dict[str, object]], data: st.DataObject) -> None:
    entries = chained(contents)
    at = data.draw(st.integers(0, len(entries) - 2))
    entries[at], entries[at + 1] = entries[at + 1], entries[at]
    assert first_break(entries) == at


def test_the_hash_is_the_same_on_every_machine_and_in_any_order_of_keys() -> None:
    expected = "613beabd85e27d79b90e6ffec6e0ebb4bb56d991a8f52be376d5b5ccc25826a4"
    assert link_hash(GENESIS, {"action": "received", "note": "ختم"}) == expected
    assert link_hash(GENESIS, {"note": "ختم", "action": "received"}) == expected
    assert link_hash(expected, {"action": "received", "note": "ختم"}) != expected
