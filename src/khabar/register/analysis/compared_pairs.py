"""The pairs that a run would change, as its pages show them: both names, both classes, and the weight in words."""

from typing import NamedTuple

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.model import Verdict
from khabar.register.analysis.comparing import read_compared
from khabar.register.analysis.models import LinkRun
from khabar.register.analysis.words import Pair
from khabar.register.documents.models import Record
from khabar.register.people.likelihood import in_percent

FIRST = 10
"""Pairs of each kind on the page of a run."""

WORDS: dict[str, Promise] = {
    "changed": _("Pairs of another class than before"),
    "new": _("New pairs"),
    "gone": _("Pairs that are gone"),
}
CLASSES: dict[str, Promise] = {
    "": _("not a pair"),
    Verdict.SAME.value: _("one person"),
    Verdict.UNSURE.value: _("left open"),
    Verdict.DIFFERENT.value: _("held apart"),
}
FROM: tuple[tuple[float, Promise], ...] = (
    (0.99, _("nearly certainly one person")),
    (0.9, _("very likely one person")),
    (0.6, _("likely one person")),
    (0.3, _("perhaps one person")),
    (0.0, _("hardly one person")),
)
"""The least match probability of each wording."""


class Shown(NamedTuple):
    """A pair by its keys and names, its class before and after, and how sure the linkage is."""

    pair: Pair
    names: tuple[str, str]
    before: Promise
    after: Promise
    words: Promise
    percent: str


def shown(run: LinkRun, kind: str, start: int, many: int) -> list[Shown]:
    """Some pairs of a kind, from a place on; a pair of which a record is no longer there is left out."""
    rows = read_compared(settings.HOME.runs / run.public_id, kind, start, many)
    keys = {row[side] for row in rows for side in ("record_a", "record_b")}
    names = dict(Record.objects.filter(pk__in=keys).values_list("pk", "name"))
    return [
        Shown(
            (row["record_a"], row["record_b"]),
            (names[row["record_a"]], names[row["record_b"]]),
            CLASSES[row["before"]],
            CLASSES[row["after"]],
            *_sure(row["before"], row["after"], row["probability"]),
        )
        for row in rows
        if row["record_a"] in names and row["record_b"] in names
    ]


def _sure(before: str, after: str, probability: float) -> tuple[Promise, str]:
    """How sure, in words and percent; two mothers part a pair whatever it weighs."""
    if (after or before) == Verdict.DIFFERENT:
        return _("two mothers are named"), ""
    return next(words for least, words in FROM if probability >= least), in_percent(probability)
