import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.names import How, NameIndex, compare, explain

NAMES = st.text(st.sampled_from("محمدعليخول ىةأ الabdhmiou -،(١"), max_size=30) | st.text(max_size=30)


@given(NAMES, NAMES)
def test_symmetric_bounded_and_the_sum_of_its_steps(a: str, b: str) -> None:
    found, back = compare(a, b), compare(b, a)
    assert (found.weight, found.similarity) == (back.weight, back.similarity)
    assert 0 <= found.similarity <= 1
    assert -1000 < found.weight < 1000
    assert found.weight == sum(step.weight for step in found.alignment)


@pytest.mark.parametrize("text", ["", "🙂", "\ud800", "الشيخ", "Dr.", "م" * 100_000, "Ali " * 30_000, "\x00"])
def test_any_text_has_an_answer(text: str) -> None:
    assert 0 <= compare(text, "سليم الخولي").similarity <= 1


ONE_PERSON = """
Mohamad al-Khouli = محمد الخولي
Khouli Mohamad = محمد الخولي
Abderrahmane Rikab = عبد الرحمن ابو ركاب
عبدالرحمن ابوركاب = عبد الرحمن أبو ركاب
فاطمهالزهراء ركاب = فاطمة الزهراء ركاب
سليم علي الخولي = سليم الخولي
Şükrü Çelik = شكري جليك
عبد السالم خولي = عبد السلام خولي
Nour Al-Huda Rikab = نورالهدى ركاب
على خولي = Ali Khouli
"""


@pytest.mark.parametrize("pair", ONE_PERSON.strip().splitlines())
def test_one_person_speaks_for_it(pair: str) -> None:
    a, b = pair.split(" = ")
    assert compare(a, b).weight > 8


HARD = [
    "محمد محمود أحمد حمد", "حسن حسين", "علي علاء عالية", "سعيد سعد", "خالد خليل", "رامي رامز",
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [(a, b) for g in HARD for a in g.split() for b in g.split() if a < b])
def test_names_that_are_nearly_each_other_speak_against(one: str, other: str) -> None:
    step = compare(f"{one} سليم ركاب", f"{other} سليم ركاب").alignment[0]
    assert step.weight < 0
    assert step.how is How.DIFFERENT


def test_a_rare_name_tells_more() -> None:
    assert compare("خباز", "خباز").weight > compare("محمد", "محمد").weight


@pytest.mark.parametrize("group", HARD)
def test_brothers_with_such_names_are_told_apart_in_both_scripts(group: str) -> None:
    names = [f"{given} سليم ركاب" for given in group.split()]
    index = NameIndex(names)
    for position, name in enumerate(names):
        hits = index.search(name)
        assert hits[0].position == position
        assert all(hits[0].weight - hit.weight > 5 for hit in hits[1:])


LATIN = {
    "Mohammed": "محمد", "Mahmoud": "محمود", "Ahmad": "أحمد", "Hamad": "حمد", "Hassan": "حسن", "Hussein": "حسين",
    "Ali": "علي", "Alaa": "علاء", "Aliya": "عالية", "Said": "سعيد", "Saad": "سعد", "Khaled": "خالد", "Khalil": "خليل",
    "Rami": "رامي", "Ramez": "رامز",
}  # fmt: skip


@pytest.mark.parametrize("latin", LATIN)
def test_a_latin_name_finds_its_own_among_brothers(latin: str) -> None:
    names = [f"{given} سليم ركاب" for given in LATIN.values()]
    hits = NameIndex(names).search(f"{latin} Salim Rikab")
    assert hits[0].position == list(LATIN).index(latin)
    assert hits[0].weight > hits[1].weight


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_step_of_a_weight_is_told(language: str) -> None:
    found = compare("Khouli Mohamad Ali", "أبو سليم محمد بن علي الخولي")
    assert len(explain(found, language)) == len(found.alignment) > 2
