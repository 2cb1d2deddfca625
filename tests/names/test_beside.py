from khabar.names import NameIndex, parse
from khabar.names.tokens import content


def others(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.unit.form, one.unit.others) for one in content(text)]


def test_each_goes_to_the_part_it_sounds_like_or_stands_for() -> None:
    assert others("Salim (Selim) Rikab") == [("salim", ("selim",)), ("rikab", ())]
    assert others("محمد الخولي / الحموي") == [("محمد", ()), ("خولي", ("حموي",))]
    assert others("سليم ركاب (أبو علي)") == [("سليم", ("ابوعلي",)), ("ركاب", ())]
    assert others("Adib Rikab alias André Martin") == [("adib", ("andre",)), ("rikab", ("martin",))]


def test_they_are_parts_of_their_own() -> None:
    read = parse("سليم ركاب (أبو علي، الحصان)")
    assert [(part.text, part.role) for part in read.parts[2:]] == [("أبو علي", "kunya"), ("الحصان", "laqab")]
    assert read.family == "ركاب"


def test_a_name_in_both_scripts_counts_once() -> None:
    read = parse("Ali Najib Rikab علي نجيب ركاب")
    assert read.family == "Rikab"
    assert [part.role for part in read.parts] == ["given", "father", "family", "laqab", "laqab", "laqab"]


def test_an_index_finds_them() -> None:
    index = NameIndex(["علي حسن", "محمد الخولي (الحموي)", "محمد سليم"])
    assert index.search("محمد الحموي")[0].position == 1
