"""A count as plain values, for a program."""

from __future__ import annotations

from typing import Any

from khabar.counting.answer import Remark
from khabar.counting.count import Count
from khabar.counting.wording import LANGUAGES, in_words, remark


def plain(count: Count, day: str = "") -> dict[str, Any]:
    """What `khabar count --json` prints: numbers are whole people, sentences English, `words` in both languages."""
    variants = [
        {"what": remark("en", one.what), "rule": one.rule.value, "answer": one.answer.plain() if one.answer else None}
        for one in count.variants
    ]
    share = count.undocumented
    return {
        "documented": count.documented,
        "estimate": count.estimate.plain() if count.estimate else None,
        "method": count.method,
        "refused": count.refused,
        "reasons": _english(count.reasons),
        "notes": _english(count.notes),
        "chao": count.chao.plain(),
        "undocumented_share": {name: round(value, 4) for name, value in share._asdict().items()} if share else None,
        "diagnostics": {**count.diagnostics, "variants": variants},
        "assumptions": _english(count.assumptions),
        "words": {language: "\n".join(in_words(count, language, day)) for language in LANGUAGES},
    }


def _english(remarks: tuple[Remark, ...]) -> list[str]:
    return [remark("en", one) for one in remarks]
