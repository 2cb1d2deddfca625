from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.names import four_parts, parse, wordlists

PLAIN = (
    "محمد",
    "خالد",
    "الخولاني",
    "عبدالرحمن",
    "Omar",
    "Khouli",
    "abdulkarim",
    "Rahman",
    "الرحمن",
    "١٢",
    "О'мар",
    "حني",
    "ن",
    "(علي)",
    "سليم/",
)
JOINING = sorted(
    word
    for script in ("arabic", "latin")
    for name in ("honorific", "kunya", "child", "house", "sun", "servant", "after", "stray", "alias")
    for word in getattr(wordlists.read(script), name)
)
BETWEEN = (" ", " ", " ", " ", "-", "  ", ", ", "- ", " -", "\u200c", "\t", ". ")

words = st.one_of(st.sampled_from(PLAIN), st.sampled_from(JOINING))
texts = st.lists(st.tuples(words, st.sampled_from(BETWEEN)), max_size=7).map(
    lambda pairs: "".join(word + between for word, between in pairs)
)


def one_by_one(text: str) -> tuple[str, str, str, str]:
    name = parse(text)
    return name.given, name.father, name.grandfather, name.family


def test_examples() -> None:
    assert four_parts(["Abd al-Rahman Khouli", "", "صلاح الدين محمد أبو حاتم"]) == [
        ("Abd al-Rahman", "", "", "Khouli"),
        ("", "", "", ""),
        ("صلاح الدين", "محمد", "", "أبو حاتم"),
    ]


@settings(max_examples=600)
@given(st.lists(st.one_of(texts, texts.map(str.strip), st.text(max_size=20)), max_size=6))
def test_many_at_once_are_parsed_as_one_by_one(several: list[str]) -> None:
    assert four_parts(several) == [one_by_one(text) for text in several]
