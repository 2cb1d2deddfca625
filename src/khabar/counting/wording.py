"""The words of a count in two languages: data/english.yaml and data/arabic.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from khabar.counting.answer import Remark
from khabar.counting.count import Count

LANGUAGES = {"en": "english", "ar": "arabic"}

CREDIBLE = ("latent_class", "decomposable")


def say(language: str, key: str, **values: object) -> str:
    """A sentence or a part of one. Ex: say("ar", "without", list="A")"""
    return texts(language)[key].format(**{name: _shown(language, value) for name, value in values.items()})


def remark(language: str, one: Remark) -> str:
    """A remark in words."""
    return say(language, one.key, **one.values)


def in_words(count: Count, language: str, day: str = "") -> list[str]:
    """The answer as sentences: what is documented, what is estimated or why nothing is, the bound, what is assumed.

    An estimate never stands without the documented count before it, its interval and its assumptions. `day`: when the
    lists stood so.
    """
    by = say(language, "by", day=day) if day else ""
    lines = [say(language, "documented", documented=count.documented, by=by)]
    share = count.undocumented
    if count.estimate is not None and share is not None:
        kind = say(language, "credible" if count.method in CREDIBLE else "confidence")
        shares = {"share": share.median, "share_low": share.low, "share_high": share.high}
        rounded = {name: f"{100 * value:.0f}" for name, value in shares.items()}
        lines.append(
            say(
                language,
                "bounded" if count.method == "chao" else "estimated",
                kind=kind,
                **count.estimate.plain(),
                **rounded,
            )
        )
    else:
        lines.append(say(language, "refused", reasons=" ".join(remark(language, one) for one in count.reasons)))
    lines.append(say(language, "bound", **count.chao.plain()))
    lines += [remark(language, one) for one in count.notes]
    lines.append(say(language, "assuming"))
    return lines + [f"- {remark(language, one)}" for one in count.assumptions]


def _shown(language: str, value: object) -> str:
    if isinstance(value, Remark):
        return remark(language, value)
    if isinstance(value, list):
        return say(language, "comma").join(_shown(language, one) for one in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


@cache
def texts(language: str) -> dict[str, str]:
    """Every text of a language, by key."""
    path = files("khabar.counting") / "data" / f"{LANGUAGES[language]}.yaml"
    held: dict[str, str] = yaml.safe_load(path.read_text("utf-8"))
    return held
