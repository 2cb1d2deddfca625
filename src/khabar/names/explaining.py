"""Why two names weigh what they do, in words."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from khabar.names.comparison import NameComparison, Step

_OPEN, _CLOSE = "\u2068", "\u2069"


def explain(found: NameComparison, language: str = "en") -> tuple[str, ...]:
    """One sentence for each step of an alignment, in English, or in Arabic for "ar".

    Names stand between signs that keep the direction of each apart (U+2068, U+2069).
    Ex: explain(compare("Khouli", "الخولي"))[0] -> "Given name: Khouli and الخولي are spellings of one name, +12.9 bits"
    """
    words = _words()["ar" if language == "ar" else "en"]
    return tuple(_sentence(step, words) for step in found.alignment)


def _sentence(step: Step, words: dict[str, Any]) -> str:
    a, b = step.a or step.b, step.b
    told = words[step.how.value].format(
        role=words["roles"][step.role], a=f"{_OPEN}{a}{_CLOSE}", b=f"{_OPEN}{b}{_CLOSE}"
    )
    comma = "،" if words is _words()["ar"] else ","
    return f"{told}{comma} {_OPEN}{words['bits'].format(weight=f'{step.weight:+.1f}')}{_CLOSE}"


@cache
def _words() -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load((files("khabar.names") / "data" / "explanations.yaml").read_text("utf-8"))
    return held
