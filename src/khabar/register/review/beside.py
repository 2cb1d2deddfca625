"""Two records side by side: what agrees field by field and what it weighs, and the names part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from khabar import model, names, readers
from khabar.linkage import Step
from khabar.linkage.wording import Wording
from khabar.names.comparison import How, NameComparison
from khabar.register.documents.models import Record
from khabar.register.documents.templatetags.documents import FIELDS

OF_WHOLE_NAME = ("given_name", "father_name", "grandfather_name", "family_name")
OF_NAMES = (*OF_WHOLE_NAME, "mother_name")
OF_EVENTS = ("event", "event_date", "event_place", "facility", "status", "note")
"""What lists tell of different events of one life: where it differs, that speaks neither for nor against."""
ALIKE, SOMEWHAT = 0.85, 0.5
"""Similarity of two names from which they agree, and from which they are close, where no link run compared them."""


class Found(StrEnum):
    """How two values stand to each other; shown as a sign and in words, never by colour alone."""

    AGREES = "agrees"
    CLOSE = "close"
    DIFFERS = "differs"
    BOTH = "both"
    ONE = "one"


SIGNS: Mapping[Found, tuple[str, Promise]] = {
    Found.AGREES: ("=", _("agrees")),
    Found.CLOSE: ("≈", _("close")),
    Found.DIFFERS: ("≠", _("differs")),
    Found.BOTH: ("/", _("each tells its own")),
    Found.ONE: ("·", _("only one says so")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both records. `level` and `bits` are what the link run found and how much it told, where it did."""

    field: str
    a: str
    b: str
    found: Found
    read: tuple[model.Reading | None, model.Reading | None]
    level: str = ""
    bits: float | None = None

    @property
    def sign(self) -> str:
        return SIGNS[self.found][0]

    @property
    def words(self) -> Promise:
        return SIGNS[self.found][1]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one name and what became of it in the other."""

    text: str
    found: Found

    @property
    def sign(self) -> str:
        return SIGNS[self.found][0]

    @property
    def words(self) -> Promise:
        return SIGNS[self.found][1]


Readings = Mapping[str, model.Reading]


def rows_of(a: Record, b: Record, readings: tuple[Readings, Readings], steps: Sequence[Step]) -> list[Row]:
    """Every field that either record states, in the order of lists, those that only one states last.

    Parts of a name that the other record has only as a whole stand in the line of the names.
    """
    by_field = {step.comparison: step for step in steps}
    rows = [
        _row(field, a.values.get(field, ""), b.values.get(field, ""), readings, by_field.get(field))
        for field in FIELDS
        if field not in ("record_id", "list", "name") and (a.values.get(field) or b.values.get(field))
    ]
    told = [row for row in rows if row.found != Found.ONE or row.field not in OF_WHOLE_NAME]
    return sorted(told, key=lambda row: row.found == Found.ONE)


def _row(field: str, a: str, b: str, readings: tuple[Readings, Readings], step: Step | None) -> Row:
    read = readings[0].get(field), readings[1].get(field)
    if not a or not b:
        return Row(field, a, b, Found.ONE, read)
    if step is None:
        return Row(field, a, b, _compared(field, a, b, read), read)
    words = Wording("ar" if get_language() == "ar" else "en").level(step.level)
    return Row(field, a, b, _of_level(step.level), read, words, step.bits)


def _of_level(level: str) -> Found:
    """What a level of a comparison comes to. Ex: "same sound (rare)" -> AGREES, "years far apart" -> DIFFERS."""
    words = level.partition(" (")[0]
    if words.startswith(("same", "mostly the same")):
        return Found.AGREES
    if words.startswith(("different", "differs", "hardly", "seldom", "no affinity")) or words.endswith("apart"):
        return Found.DIFFERS
    return Found.CLOSE


def _compared(field: str, a: str, b: str, read: tuple[model.Reading | None, model.Reading | None]) -> Found:
    """How two values stand to each other by themselves: as names, by what they were read as, or by their letters."""
    if field in OF_NAMES:
        likeness = names.compare(a, b).similarity
        return Found.AGREES if likeness >= ALIKE else Found.CLOSE if likeness >= SOMEWHAT else Found.DIFFERS
    if field not in OF_EVENTS and read[0] and read[1] and read[0].read_as and read[1].read_as:
        one, other = sorted((read[0].read_as, read[1].read_as), key=len)
        return Found.AGREES if one == other else Found.CLOSE if other.startswith(one) else Found.DIFFERS
    if readers.fold_facility(a) == readers.fold_facility(b):
        return Found.AGREES
    return Found.BOTH if field in OF_EVENTS else Found.DIFFERS


def parts_of(compared: NameComparison) -> tuple[list[Part], list[Part]]:
    """Both names part by part, in the order of their alignment."""
    sides: tuple[list[Part], list[Part]] = [], []
    for step in compared.alignment:
        for side, text in zip(sides, (step.a, step.b), strict=True):
            if text:
                side.append(Part(text, _of_step(step)))
    return sides


def _of_step(step: names.comparison.Step) -> Found:
    if step.how is How.MISSING:
        return Found.ONE
    if step.how is How.DIFFERENT:
        return Found.DIFFERS
    return Found.AGREES if step.how is How.SAME else Found.CLOSE
