from django.utils.translation import override

from khabar.register.people.likelihood import in_percent, in_words


def test_words_and_numbers_of_probabilities() -> None:
    with override("en"):
        told = [str(in_words(sure)) for sure in (0.95, 0.7, 0.45, 0.05)]
    assert told == [
        "very likely the one asked for",
        "likely the one asked for",
        "perhaps the one asked for",
        "less likely the one asked for",
    ]
    assert [in_percent(sure) for sure in (1.0, 0.934, 0.002)] == ["> 99 %", "93 %", "< 1 %"]
