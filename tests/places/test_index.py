from khabar.places.index import Meaning, index


def test_a_name_leads_to_each_unit_that_bears_it() -> None:
    assert set(index().plain["حلب"]) >= {Meaning("SY02"), Meaning("SY0200")}
    assert index().plain["القابون"] == (Meaning("SY01", inside=True),)


def test_no_empty_or_too_short_key() -> None:
    assert "" not in index().plain
    assert all(len(consonants) >= 3 for consonants in index().skeletons)
