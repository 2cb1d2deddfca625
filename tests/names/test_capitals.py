from khabar.names import NameIndex, compare
from khabar.names.capitals import family_first, family_last


def test_words_in_capitals_before_others() -> None:
    assert family_first(["ABU", "RIKAB", "Salim"]) == 2
    assert [family_first(text.split()) for text in ("SALIM RIKAB", "M. Salim Rikab", "", "سليم ركاب", "RIKAB 2")] == [
        0
    ] * 5
    assert family_last(["Salim", "Ali", "RIKAB"])
    assert not family_last(["SALIM", "ALI", "RIKAB"])


def test_a_family_name_in_capitals_costs_nothing() -> None:
    assert compare("RIKAB Salim", "سليم ركاب").weight == compare("Salim RIKAB", "سليم ركاب").weight
    index = NameIndex(["Salim Rikab", "RIKAB Nizar", "RIKAB Salim"])
    weights = {hit.position: hit.weight for hit in index.search("سليم ركاب")}
    assert abs(weights[0] - weights[2]) < 0.1
