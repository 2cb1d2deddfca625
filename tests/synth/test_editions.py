from khabar.synth import generate


def test_the_truth_says_what_became_of_every_row() -> None:
    made = generate(1500, 5, 3)
    edition = made.editions[0]
    now = {row["record_id"]: row for row in made.tables[0].to_pylist()}
    then = {row["record_id"]: row for row in edition.table.to_pylist()}
    changes = {row["record_id"]: row["change"] for row in edition.truth.to_pylist()}
    assert changes.keys() == now.keys() | then.keys()
    for record, change in changes.items():
        expected = (
            "added" if record not in then else "gone" if record not in now
            else "same" if now[record] == then[record] else "changed"
        )  # fmt: skip
        assert change == expected
    assert set(changes.values()) == {"added", "gone", "same", "changed"}
