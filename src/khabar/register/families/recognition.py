"""A question whose answer the family alone knows, against sellers of false news: kept so that nobody can read it.

The answer is normalised, keyed with the pepper outside the database, hashed with Argon2id, and that put into the vault.
"""

import re
from typing import Any

from khabar.dates.fold import fold
from khabar.register.accounts.hashing import Hasher
from khabar.register.families import vault
from khabar.register.families.models import Enquiry

PART = "recognition"
TRIES = 5
LITTLE = frozenset({"the", "a", "an", "on", "in", "of", "في", "على", "من", "و"})


def normal(answer: str) -> str:
    """Words of an answer in any order and spelling of the same letters, small words and articles left out.

    Ex: normal("A scar on the LEFT hand") == normal("left hand, scar"); normal("ندبة في اليد اليسرى") ==
    normal("اليد اليُسرى ندبه")
    """
    words = (word[2:] if word.startswith("ال") and len(word) > 4 else word for word in re.findall(r"\w+", fold(answer)))
    return " ".join(sorted(set(words) - LITTLE))


def _keyed(enquiry: Enquiry, answer: str) -> str:
    return vault.digest(normal(answer), f"recognition of {enquiry.public_id}")


def sealed_answer(enquiry: Enquiry, question: str, answer: str) -> dict[str, Any]:
    """What is kept of a question and its answer, with no try used up."""
    hasher = Hasher()
    return {"question": question, "kept": hasher.encode(_keyed(enquiry, answer), hasher.salt()), "wrong": 0}


def question_of(enquiry: Enquiry) -> tuple[str, int]:
    """The question, "" for none, and how many tries are left."""
    kept = vault.get(enquiry, PART)
    return str(kept.get("question", "")), TRIES - int(kept.get("wrong", 0))


def try_answer(enquiry: Enquiry, said: str) -> bool:
    """Whether an answer is right; a wrong one uses up a try. Call while the enquiry is held and tries are left."""
    kept = vault.get(enquiry, PART)
    if Hasher().verify(_keyed(enquiry, said), kept["kept"]):
        return True
    vault.put(enquiry, PART, {**kept, "wrong": int(kept["wrong"]) + 1})
    return False
