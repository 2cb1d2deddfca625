from hypothesis import given
from hypothesis import strategies as st

from khabar.register.people.searching.question import Question

WORDS = st.text(max_size=20)


@given(WORDS, WORDS, WORDS, st.integers(0, 10**9))
def test_a_question_comes_back_from_its_text(name: str, mother: str, place: str, after: int) -> None:
    asked = Question(name=name, mother=mother, place=place, after=after)
    assert Question.from_text(asked.as_text()) == asked


def test_what_is_left_open_is_not_asked() -> None:
    assert Question().is_empty
    assert not Question(place="Homs").is_empty
    assert Question(name=" ", mother="هند").names == {"mother": "هند"}
    assert Question(kind="held").as_text() == '{"kind": "held"}'
