import pytest

from khabar.names import Step, compare, pairing
from khabar.names.parsing import Placed
from khabar.names.tokens import content


def test_steps_are_put_into_words_only_when_they_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(name: str) -> list[Placed]:
        asked.append(name)
        return content(name)

    monkeypatch.setattr(pairing, "content", noted)
    found = compare("Salim Rikab", "سليم ركاب")
    assert found.weight > 8
    assert not asked
    assert [step.a for step in found.alignment] == ["Salim", "Rikab"] == [step.a for step in found.alignment]
    assert sorted(asked) == ["Salim Rikab", "سليم ركاب"]


def test_an_alignment_is_like_a_tuple_of_its_steps() -> None:
    similarity, weight, steps = compare("Salim Ali Rikab", "سليم ركاب")
    assert len(steps) == 3
    assert isinstance(steps[0], Step)
    assert steps[1:] == tuple(steps)[1:]
    assert steps == compare("Salim Ali Rikab", "سليم ركاب").alignment
    assert 0 < similarity < 1 < weight
    assert repr(steps) == repr(tuple(steps))
    assert hash(steps) == hash(tuple(steps))


def test_the_steps_of_names_changed_over_are_changed_over() -> None:
    there, back = compare("Khouli, Salim", "سليم خولي"), compare("سليم خولي", "Khouli, Salim")
    assert [(step.a, step.b, step.weight) for step in there.alignment] == [
        (step.b, step.a, step.weight) for step in back.alignment
    ]
