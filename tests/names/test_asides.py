import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.names import compare
from khabar.names.asides import set_aside
from khabar.names.tokens import content

ASIDES = """
Salim (Selim) Rikab | Selim
Salim (a.k.a. Saleem, Selim) RIKAB | Saleem, Selim
محمد الخولي الملقب بأبي علي | أبي علي
محمد الخولي المعروف بـ الحصان | الحصان
محمد الخولي / الحموي | الحموي
Salim Rikab alias Salem al-Homsi | Salem al-Homsi
Salim Rikab, also known as Abu Ali | Abu Ali
Moulhim, Mulhem, Milhem | Mulhem, Milhem
"""


@pytest.mark.parametrize("line", ASIDES.strip().splitlines())
def test_other_names_are_set_aside(line: str) -> None:
    text, wanted = line.split(" | ")
    main, asides = set_aside(text)
    assert len(main) == len(text)
    assert [text[one.start : one.end].strip() for one in asides] == wanted.split(", ")


@pytest.mark.parametrize(
    "text", ["Rikab, Salim", "Hassan, Hussein", "سليم معروف الخولي", "محمد المعروف", "(Abu Ali)", "/"]
)
def test_names_are_not(text: str) -> None:
    assert set_aside(text) == (text, ())


@given(st.text(st.sampled_from('اب علي()[]{}/"“”«»,،;| aka alias known as الملقب'), max_size=40))
def test_any_text_keeps_its_length(text: str) -> None:
    main, asides = set_aside(text)
    assert len(main) == len(text)
    assert all(0 <= one.start < one.end <= len(text) for one in asides)
    assert len(content(text)) <= 12


@pytest.mark.parametrize(
    "pair",
    ["محمد الخولي / الحموي = Mohamad Hamwi", "سليم ركاب (أبو علي) = Abu Ali Rikab",
     "Salim Rikab alias Salem al-Homsi = سالم الحمصي", "Salim (a.k.a. Selim) RIKAB = سليم ركاب"],
)  # fmt: skip
def test_a_name_agrees_by_what_stands_beside_it(pair: str) -> None:
    a, b = pair.split(" = ")
    assert compare(a, b).weight > 12
