"""What the values of one record were read as: each beside its own words, by which rule and version, and how sure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from khabar import dates, places
from khabar.model import Reading
from khabar.readers import languages, numbers, phones, words

DATE_FIELDS = ("birth_date", "event_date")
READ_FIELDS = (
    "sex", "birth_date", "age", "origin_place", "event_date", "event_place", "facility", "national_id",
    "register_number", "phone",
)  # fmt: skip
"""The fields whose values are read. Names are read where they are compared; the rest stays words."""

BY_EVENT, BY_DOCUMENT = "age on the date of the event", "age on the date of the document"


@dataclass(frozen=True, slots=True)
class Habits:
    """What a value alone does not say: which date columns of its table write the month first, and the document's date.

    `dated` is the EDTF date of the document, "" when nobody said it: an age without a date of its own is counted from
    it.
    """

    month_first: frozenset[str] = frozenset()
    dated: str = ""


def read_values(values: Mapping[str, str], habits: Habits) -> dict[str, Reading]:
    """The reading of every value of a readable field, by field. Each is read, or unread and says why.

    Ex: read_values({"birth_date": "3/5/1980", "name": "Ali"}, Habits())["birth_date"].read_as -> "1980-05-03"
    """
    found: dict[str, Reading] = {}
    for field in READ_FIELDS:
        text = values.get(field)
        if text and field != "age":
            found[field] = _read(field, text, field in habits.month_first)
    if text := values.get("age"):
        event = found.get("event_date")
        has_own_date = event is not None and _is_closed(event.read_as)
        found["age"] = _read_age(text, event.read_as if event and has_own_date else habits.dated, has_own_date)
    return found


Tally = dict[str, dict[str, int]]
"""By field, how many values are "read", "unread", or "unknown" (their words say so)."""


def tally(found: Iterable[Mapping[str, Reading]], so_far: Tally | None = None) -> Tally:
    """Count readings by field and standing, on top of `so_far`. Every value counts once.

    Ex: tally([read_values({"age": "34"}, Habits())]) -> {"age": {"read": 0, "unread": 1, "unknown": 0}}
    """
    counts = {field: dict(of_field) for field, of_field in (so_far or {}).items()}
    for readings in found:
        for field, reading in readings.items():
            of_field = counts.setdefault(field, {"read": 0, "unread": 0, "unknown": 0})
            of_field[reading.standing] += 1
    return {field: counts[field] for field in READ_FIELDS if field in counts}


def versions() -> tuple[str, ...]:
    """The versions of every reader, named beside what they read: a record read by others can be read anew."""
    return (dates.VERSION, languages.VERSION, numbers.VERSION, phones.version(), places.VERSION, words.VERSION)


@lru_cache(1 << 17)
def _read(field: str, text: str, month_first: bool) -> Reading:
    return _READERS[field](field, text, month_first)


@lru_cache(1 << 16)
def _read_age(text: str, on: str, has_own_date: bool) -> Reading:
    read = dates.read_age(text, on)
    if not read.edtf:
        return Reading("age", text, "", 0.0, read.rule, dates.VERSION)
    rule = BY_EVENT if has_own_date else BY_DOCUMENT
    sure = read.sure if has_own_date else read.sure * 0.8
    return Reading("age", text, read.edtf, round(sure, 2), rule, dates.VERSION)


@lru_cache(1 << 16)
def _is_closed(edtf: str) -> bool:
    return None not in dates.span(edtf)


def _date(field: str, text: str, month_first: bool) -> Reading:
    read = dates.read_date(text, month_first)
    return Reading(field, text, read.edtf, round(read.sure, 2), read.rule, dates.VERSION)


def _place(field: str, text: str, month_first: bool) -> Reading:
    read = places.find(text)
    return Reading(field, text, read.pcode, round(read.sure, 2), read.rule, places.VERSION, read.alternatives)


def _by_text(read: Callable[[str], Reading]) -> Callable[[str, str, bool], Reading]:
    return lambda field, text, month_first: read(text)


_READERS: Mapping[str, Callable[[str, str, bool], Reading]] = {
    "birth_date": _date,
    "event_date": _date,
    "origin_place": _place,
    "event_place": _place,
    "sex": _by_text(words.read_sex),
    "facility": _by_text(words.read_facility),
    "national_id": _by_text(numbers.read_national),
    "register_number": _by_text(numbers.read_register),
    "phone": _by_text(phones.read_phone),
}
