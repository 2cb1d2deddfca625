"""Figures with their bounds, percentages, ratios, and suggestions."""

from typing import Any

from benchmarks.statements.reading import Reading
from benchmarks.statements.spans import alike, folded, held_in, shared
from benchmarks.statements.tally import Tally
from tests.statements.annotated import Found, whole

from khabar.statements.governing import look
from khabar.statements.tokens import tokens


def figures(tally: Tally, reading: Reading) -> None:
    """A figure is found where its characters are touched and both bounds are the same."""
    there, left = reading.there, list(reading.article.figures)
    pairs: list[tuple[Found, Any]] = []
    for asked in sorted(there.figures, key=lambda f: f.optional):
        touched = [found for found in left if shared(asked.span, found.span)]
        same = [f for f in touched if (f.low, f.high) == (asked.says["low"], asked.says["high"])]
        for found in (same or touched)[:1]:
            left.remove(found)
            told = f"found {found.low} to {found.high}, there {asked.says['low']} to {asked.says['high']}"
            if asked.optional:
                continue
            if same:
                tally.hit("figures")
                pairs.append((asked, found))
            else:
                tally.other("figures", there.name, asked.text, told)
        if not touched and not asked.optional:
            tally.missed("figures", there.name, asked.text, _around(there.text, asked.span))
    for found in left:
        if not any(shared(found.span, asked.span) for asked in (*there.ratios, *there.figures)):
            tally.wrong("figures", there.name, found.text, _around(there.text, found.span))
    for asked, found in pairs:
        _details(tally, reading, asked, found)


def _details(tally: Tally, reading: Reading, asked: Found, found: Any) -> None:
    """Period, who, by whom, where and scope are asked only where they are annotated."""
    name, text, says = reading.there.name, _around(reading.there.text, asked.span), asked.says
    if found.counts == says["counts"]:
        tally.hit("counts")
    else:
        tally.other("counts", name, text, f"found {found.counts!r}, there {says['counts']!r}")
    of = whole(asked, reading.there.figures)
    held = None if found.part_of is None else reading.article.figures[found.part_of]
    same = bool(of and held and shared(of.span, held.span))
    tally.one("part of", name, text, of.text if of else None, held.text if held else None, same)
    period, read = _period(says.get("from"), says.get("to")), _period(found.since, found.until)
    if period:
        tally.one("period", name, text, period, read, period == read)
    for kind in ("who", "by", "where", "scope"):
        if kind in says:
            is_ = getattr(found, kind) or None
            tally.one(
                kind,
                name,
                text,
                says[kind],
                is_,
                alike(says[kind], is_) or (kind == "who" and _is_kind(says[kind], is_)),
            )
    said = (bool(says.get("statement")) or None, None if found.statement is None or found.statement is False else True)
    tally.one("in a statement", name, text, *said, same=True)


def _is_kind(said: str, found: str | None) -> bool:
    """Whether the words of an article are one of the words for a kind of people. Ex: "نساء" is "women"."""
    folds = [token.fold for token in tokens(said)]
    return bool(found) and any(look(folds, at, "ar", "who") == found for at in range(len(folds)))


def _period(since: Any, until: Any) -> str | None:
    """First and last day. Ex: ("2020", None) and ("2020-01", "2020-12") are both "2020-01-01/2020-12-31"."""
    if not since and not until:
        return None
    first, last = str(since or ""), str(until or since)
    first += {4: "-01-01", 7: "-01"}.get(len(first), "")
    last += {4: "-12-31", 7: "-31"}.get(len(last), "")
    return f"{first}/{last}"


def percentages(tally: Tally, reading: Reading) -> None:
    """Found where its characters are touched and the value is the same; then whether its arithmetic is judged so."""
    there, left = reading.there, list(reading.article.percentages)
    for kind, asked in [("percentages", p) for p in there.percentages] + [("ratios", r) for r in there.ratios]:
        touched = [found for found in left if shared(asked.span, found.span)]
        value = asked.says["value"]
        if kind == "ratios":
            part, of = (int(number) for number in value.split("/"))
            value = 100 * part / of
        if not touched:
            tally.missed(kind, there.name, asked.text)
            continue
        found = touched[0]
        left.remove(found)
        if abs(float(found.value) - value) > 0.51 * (kind == "ratios") + 0.001:
            tally.other(kind, there.name, asked.text, f"found {found.value}, there {value}")
            continue
        tally.hit(kind)
        right = asked.says.get("right")
        if right is not None:
            tally.one("arithmetic", there.name, asked.text, right, found.right, right == found.right)
    for found in left:
        tally.wrong("percentages", there.name, found.text)


def suggestions(tally: Tally, reading: Reading) -> None:
    """Each named once: by kind and words, wherever they stand."""
    name = reading.there.name
    left = {(str(s.kind), folded(s.text)): s.text for s in reading.article.suggestions}
    for asked in sorted(reading.there.suggestions, key=lambda s: s.optional):
        kind = asked.says["kind"]
        same = [key for key, text in left.items() if key[0] == kind and held_in(asked.text, text)]
        for key in same:
            del left[key]
        if asked.optional:
            continue
        if same:
            tally.hit(f"suggested {kind}")
        else:
            tally.missed(f"suggested {kind}", name, asked.text)
    for kind, text in left:
        tally.wrong(f"suggested {kind}", name, text)


def _around(text: str, span: tuple[int, int]) -> str:
    """The figure with the words beside it, for reading a list of mistakes."""
    start, end = span
    return " ".join(f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 40]}".split())
