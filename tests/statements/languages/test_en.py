"""Who said what, in English."""

import pytest
from tests.statements.languages.telling import Told, told

from khabar.statements.languages.en import find_said
from khabar.statements.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Secretary-General of the Harbour Coalition (HC), Rami Odeh, said that forty were freed.",
            [("Rami Odeh, Secretary-General, Harbour Coalition", "said", "forty were freed", False)],
        ),
        (
            "“We counted 23 bodies,” said Omar Salim, a volunteer with the Harbour Relief Team.",
            [("Omar Salim, volunteer, Harbour Relief Team", "said", "We counted 23 bodies,", True)],
        ),
        (
            "“They opened the doors at dawn,” she said, “and nobody knew where to go.”",
            [
                ("she", "said", "They opened the doors at dawn,", True),
                ("she", "said", "and nobody knew where to go.", True),
            ],
        ),
        (
            "A security official who asked not to be named told Northern Wire that 40 men had been moved.",
            [("a security official", "told", "40 men had been moved", False)],
        ),
        (
            "According to a report by the Network for Open Prisons, at least 132 people remain missing.",
            [("Network for Open Prisons", "According to", "at least 132 people remain missing", False)],
        ),
        (
            "Prisoners have been moved three times since May, the association said.",
            [("association", "said", "Prisoners have been moved three times since May", False)],
        ),
        (
            "Rahma denounced the decree, stressing that the whole world had seen it.",
            [("Rahma", "denounced", "the decree", False), ("same", "stressing", "the whole world had seen it", False)],
        ),
        (
            "The statement said that families would be told, while the opposition claimed that nothing had changed.",
            [
                ("same", "said", "families would be told", False),
                ("opposition", "claimed", "nothing had changed", False),
            ],
        ),
        (
            "Speaking in Damascus, Col. Basil Nouri confirmed the release of 120 men and denied reports of torture.",
            [
                ("Col. Basil Nouri", "confirmed", "the release of 120 men", False),
                ("same", "denied", "reports of torture", False),
            ],
        ),
        (
            "The state agency quoted a military source as saying that the army had freed 60 hostages.",
            [("a military source", "as saying", "the army had freed 60 hostages", False)],
        ),
        (
            "The ministry denied the claims, and its spokesman Kinan Rifai said: “They went to court in three days.”",
            [
                ("ministry", "denied", "the claims", False),
                ("Kinan Rifai, spokesman", "said", "They went to court in three days.", True),
            ],
        ),
        ("The list was said to be long.", []),
        ("It was a long list of claims, reports and demands.", []),
    ],
)
def test_attributions(text: str, expected: list[Told]) -> None:
    assert told(text, find_said) == expected


def test_bearers_beside_the_speaker() -> None:
    text = "Rami Odeh said that forty were freed, according to the Coalition Media Office."
    (said,) = find_said(text, sentences(text, 0, len(text))[0])
    assert said.via == ("Coalition Media Office",)
