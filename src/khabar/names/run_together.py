"""Two names written without a blank between them: محمدسليم, AhmadSalim."""

import re
from functools import lru_cache

from khabar.names import wordlists
from khabar.names.attested import attested
from khabar.names.counted import known as usual_forms
from khabar.names.mending import known

COMMON = 1e-4
"""Share of names from which a form is common enough to be recognised within a word."""
SHORTEST = {"arabic": (3, 3), "latin": (5, 3)}
"""Letters of the first and of the second name, at least."""
_BEGINS = {"arabic": re.compile("عبد|ابو|ال"), "latin": re.compile("abd|abu|abou|[ae]l|bou|ben|um|om")}
_CAPITAL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")


@lru_cache(maxsize=1 << 16)
def halves(word: str, form: str, script: str) -> int:
    """The letters of the first of two common names that a word runs together, or 0.

    Only a word that is no known name itself; the second may have an article.
    Ex: halves("AhmadSalim", "ahmadsalim", "latin") -> 5; halves("Ahmad", "ahmad", "latin") -> 0
    """
    first, second = SHORTEST[script]
    if len(form) < first + second or len(word) != len(form) or is_known(form, script) or _BEGINS[script].match(form):
        return 0
    if at := _CAPITAL.search(word):
        return at.start()
    shares = usual_forms(script)
    best, place = COMMON**2, 0
    for n in range(first, len(form) - second + 1):
        ours = shares.get(form[:n], 0.0)
        theirs = shares.get(_bare(form[n:], script), 0.0) if ours >= COMMON else 0.0
        if theirs >= COMMON and ours * theirs > best:
            best, place = ours * theirs, n
    return place


def is_known(form: str, script: str) -> bool:
    """Whether a form is a name that somebody is known by."""
    return known(form) if script == "arabic" else form in attested().arabic


def _bare(form: str, script: str) -> str:
    after = wordlists.read(script).after
    return "" if form in after else form[2:] if script == "arabic" and form.startswith("ال") else form
