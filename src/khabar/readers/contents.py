"""What the cells of a column look like, held against what a field should hold."""

import re
from collections.abc import Callable, Mapping, Sequence

from khabar.dates import read_date
from khabar.places import find
from khabar.readers.wording import DIGITS
from khabar.readers.words import read_sex

FEW = 5
"""With fewer filled cells than these, contents suggest nothing by themselves."""

PHONE = re.compile(r"(?:\+|00)?[\d][\d \-()/.]{6,18}\d")
LONGEST_NAME, LONGEST_ID, OLDEST, NATIONAL = 12, 40, 120, range(6, 16)


def is_name(cell: str) -> bool:
    """A few words of letters, no digit among them. Ex: "سامي الخطيب" and "Ali bin Omar" are; "2012" and "?" are not."""
    words = cell.split()
    return len(words) <= LONGEST_NAME and not any(c.isdigit() for c in cell) and any(len(w) > 1 for w in words) and (
        any(c.isalpha() for c in cell)
    )  # fmt: skip


def is_date(cell: str) -> bool:
    """What can be read as a date, a year alone included."""
    return bool(read_date(cell).edtf)


def is_age(cell: str) -> bool:
    plain = cell.translate(DIGITS).strip()
    return bool(re.match(r"\d{1,3}(?!\d)", plain)) and int(re.findall(r"\d+", plain)[0]) <= OLDEST


def is_sex(cell: str) -> bool:
    return bool(read_sex(cell).read_as)


def is_number(cell: str) -> bool:
    """Digits in the main, as ids and register numbers are. Ex: "007", "12/34", "A-17"; not "Homs"."""
    return any(c.isdigit() for c in cell) and len(cell) <= LONGEST_ID and len(cell.split()) <= 4


def is_national(cell: str) -> bool:
    digits = re.sub(r"\D", "", cell.translate(DIGITS))
    return len(digits) in NATIONAL and not any(c.isalpha() for c in cell)


def is_place(cell: str) -> bool:
    """Words that are no date and no bare number; the gazetteer need not know them."""
    return any(c.isalpha() for c in cell) and not is_sex(cell)


def is_phone(cell: str) -> bool:
    """Digits in the length and with the signs of telephone numbers. Ex: "0933 123 456"; "2012-05-03" is one too."""
    return bool(PHONE.fullmatch(cell.translate(DIGITS).strip()))


def is_words(cell: str) -> bool:
    return any(c.isalpha() for c in cell)


def is_id(cell: str) -> bool:
    """Short, and one or two words at most: a number, a code. Ex: "A17", "007"; not "Sami al-Khatib of Homs"."""
    return len(cell) <= LONGEST_ID and len(cell.split()) <= 2


FITS: Mapping[str, Callable[[str], bool]] = {
    "record_id": is_id,
    "name": is_name,
    "given_name": is_name,
    "father_name": is_name,
    "grandfather_name": is_name,
    "family_name": is_name,
    "mother_name": is_name,
    "sex": is_sex,
    "birth_date": is_date,
    "age": is_age,
    "origin_place": is_place,
    "event": is_words,
    "event_date": is_date,
    "event_place": is_place,
    "status": is_words,
    "national_id": is_national,
    "register_number": is_number,
    "phone": is_phone,
}
"""What a cell of each field should look like; the other fields may hold anything."""


def fit(field: str, cells: Sequence[str]) -> float | None:
    """The share of filled cells that look as this field's should; None when nothing can be said.

    Ex: fit("age", ["31", "", "x"]) -> 0.5; fit("note", ["x"]) -> None
    """
    filled = [cell for cell in cells if cell.strip()]
    if field not in FITS or not filled:
        return None
    return sum(map(FITS[field], filled)) / len(filled)


def suggest(cells: Sequence[str]) -> str:
    """The field that cells alone speak for; "" when they don't, or are too few.

    Only kinds that hardly anything else looks like: whose name a name is, or a date of what, cells can't say, so these
    are suggestions to a person, and never used by themselves.

    Ex: suggest(["ذكر", "أنثى", "ذكر", "ذكر", "أنثى"]) -> "sex"
    """
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < FEW:
        return ""
    for name, looks_so, share in SUGGESTED:
        if sum(map(looks_so, filled)) >= share * len(filled):
            return name
    return ""


def _is_known_place(cell: str) -> bool:
    return is_place(cell) and bool(find(cell).pcode)


def _is_full_name(cell: str) -> bool:
    return is_name(cell) and 2 <= len(cell.split()) <= 6 and len(cell) < 60


def _is_phone_from_its_start(cell: str) -> bool:
    return is_phone(cell) and cell.translate(DIGITS).strip().startswith(("+", "00", "09"))


def _is_full_date(cell: str) -> bool:
    return len(read_date(cell).edtf) >= len("2012-03-04")


SUGGESTED: Sequence[tuple[str, Callable[[str], bool], float]] = (
    ("sex", is_sex, 0.9),
    ("event_date", _is_full_date, 0.8),
    ("phone", _is_phone_from_its_start, 0.8),
    ("national_id", lambda cell: is_national(cell) and len(re.sub(r"\D", "", cell.translate(DIGITS))) == 11, 0.9),
    ("event_place", _is_known_place, 0.8),
    ("name", _is_full_name, 0.9),
)
"""Asked in this order; telephone numbers before others, so that they pass for none."""
