from khabar.names import NameIndex, spelled_as


def test_text_before_form_before_anything_else() -> None:
    closeness = spelled_as("أحمد ركاب")
    assert [closeness(name) for name in ("أحمد  ركاب", "احمد ركاب", "Ahmad Rikab")] == [2, 1, 0]
    assert spelled_as("")("ركاب") == 0


def test_of_names_that_weigh_the_same_the_one_spelled_as_asked_comes_first() -> None:
    names = ["احمد ركاب"] * 60 + ["أحمد ركاب"] + ["احمد ركاب"] * 3
    hits = NameIndex(names).search("أحمد ركاب", 3)
    assert [hit.position for hit in hits] == [60, 0, 1]
    assert 0 < hits[0].weight - hits[1].weight < 0.1
    index = NameIndex(names)
    index.remove(60)
    assert index.search("أحمد ركاب", 1)[0].position == 0


def test_a_row_added_later_is_preferred_as_well() -> None:
    index = NameIndex(["احمد ركاب"] * 3)
    index.search("أحمد")
    index.add("أحمد ركاب")
    assert index.search("أحمد ركاب", 1)[0].position == 3
