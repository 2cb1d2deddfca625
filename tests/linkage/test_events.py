import pytest

from khabar.linkage.events import event_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Arrested", "taken"),
        ("اعتقال", "taken"),
        ("إفراج", "freed"),
        ("died in detention", "dead"),
        ("", ""),
        ("Flood", "flood"),
    ],
)
def test_words_of_lists_fall_into_kinds(words: str, kind: str) -> None:
    assert event_kind(words) == kind
