"""Printed recovery codes: what they look like and what of a typed one counts."""

import secrets

HOW_MANY = 10
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter looks like a digit."""

LENGTH = 12
"""Letters of a code: 60 random bits."""


def new_codes() -> list[str]:
    """Ten codes. Ex: 7K3M-Q9XA-0HZT"""
    return [_grouped("".join(secrets.choice(LETTERS) for _ in range(LENGTH))) for _ in range(HOW_MANY)]


def _grouped(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def plain(said: str) -> str:
    """A typed code as it is compared, "" when it can't be one.

    Ex: "7k3m q9xa ohzt" -> "7K3MQ9XA0HZT": small letters, spaces and dashes don't count, O is 0, I and L are 1.
    """
    letters = []
    for letter in said.upper():
        if letter.isspace() or letter in "-–—":
            continue
        letters.append(str(int(letter)) if letter.isdecimal() else {"O": "0", "I": "1", "L": "1"}.get(letter, letter))
    typed = "".join(letters)
    return typed if len(typed) == LENGTH and set(typed) <= set(LETTERS) else ""
