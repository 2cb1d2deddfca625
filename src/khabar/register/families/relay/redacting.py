"""What must not travel from one side to the other: how somebody can be reached, and what they are called."""

import re

from khabar.dates.fold import fold
from khabar.register.families import vault
from khabar.register.families.models import Enquiry

REACH = re.compile(
    r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"  # mail
    r"|(?:https?://|www\.)\S+"  # pages
    r"|\+?\d(?:[\s\-/().]?\d){8,}|\d{7,}",  # telephones
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
SHORTEST = 3
"""Letters of the shortest word of a name that is looked for."""

LEFT_OUT = "[…]"


def secrets_of(party: Enquiry) -> set[str]:
    """The words by which one side calls itself and is reached, folded. Raises vault.Shut."""
    you = vault.get(party, "you")
    words = WORD.findall(fold(f"{you.get('your_name', '')} {you.get('contact', '')}"))
    return {word for word in words if len(word) >= SHORTEST}


def redacted(text: str, party: Enquiry) -> str:
    """A text of one side as it is proposed for the other. A case worker reads it, and takes out more.

    Ex: "I am Umm Karim, 0944 123 456" -> "I am […] […], […]"
    """
    secrets = secrets_of(party)

    def word(found: re.Match[str]) -> str:
        said = fold(found[0])
        hidden = any(said.endswith(one) and len(said) - len(one) <= 2 for one in secrets)  # و and ل are written onto it
        return LEFT_OUT if hidden else found[0]

    return WORD.sub(word, REACH.sub(LEFT_OUT, text))


def tells_who(text: str, party: Enquiry) -> bool:
    """Whether a text still holds a name of this side, or how it is reached."""
    return redacted(text, party) != text
