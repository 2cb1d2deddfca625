"""Numbers that are names: national numbers and entries of the civil register. Every zero counts."""

import re

from khabar.model import UNKNOWN, Reading
from khabar.readers.wording import DIGITS, fold
from khabar.readers.words import is_unknown

VERSION = "numbers 1"

ROUNDED = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
"""What a spreadsheet makes of a long number. Ex: 1.20345E+10"""

_FROM_SPREADSHEET = re.compile(r"(\d+)\.0+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u200e\u200f-]+(?=\d)")
_NATIONAL_DIGITS = 11


def digits_of(text: str) -> str:
    """A number with ASCII digits and without what a spreadsheet adds. Ex: " ٠١٢٣.0 " -> "0123"."""
    plain = " ".join(text.translate(DIGITS).split())
    found = _FROM_SPREADSHEET.fullmatch(plain)
    return found[1] if found else plain


def read_national(text: str) -> Reading:
    """A national number: eleven digits in Syria, the first two of which name the governorate.

    Ten digits have most likely lost a zero in front, in a spreadsheet; they stay as they are, and the other number is
    kept as an alternative. Other papers have letters: kept, hardly sure. Without any digit it is unread.
    Ex: read_national("٠١٢٣٤٥٦٧٨٩٠").read_as -> "01234567890"; read_national("1234567890").alternatives ->
    ("01234567890",)
    """
    if reading := _no_number("national_id", text):
        return reading
    plain = _BETWEEN_DIGITS.sub("", digits_of(text))
    if not plain.isdecimal():
        return Reading("national_id", text, plain.upper(), 0.4, "not digits alone, kept as written", VERSION)
    if len(plain) == _NATIONAL_DIGITS:
        return Reading("national_id", text, plain, 0.95, "as many digits as Syria's national numbers have", VERSION)
    if len(plain) == _NATIONAL_DIGITS - 1:
        rule = "one digit short of Syria's national numbers: a zero in front may be lost"
        return Reading("national_id", text, plain, 0.6, rule, VERSION, (f"0{plain}",))
    return Reading("national_id", text, plain, 0.5, "another length than Syria's national numbers have", VERSION)


def read_register(text: str) -> Reading:
    """An entry of the civil register, with its zeros and the words around it. Without any digit it is unread.

    Ex: read_register("خانة ٠٠١٢").read_as -> "خانه 0012"; read_register("0012").read_as -> "0012"
    """
    if reading := _no_number("register_number", text):
        return reading
    plain = digits_of(text)
    if plain.isdecimal():
        return Reading("register_number", text, plain, 0.95, "a number", VERSION)
    if re.fullmatch(r"[\d\s/\\.,-]+", plain):
        return Reading("register_number", text, re.sub(r"\s*([/\\.,-])\s*", r"\1", plain), 0.8, "numbers", VERSION)
    return Reading("register_number", text, fold(plain), 0.5, "a number among words", VERSION)


def _no_number(field: str, text: str) -> Reading | None:
    """Why a text holds no number that could be read; None when it may."""
    if is_unknown(text):
        return Reading(field, text, "", 0.0, UNKNOWN, VERSION)
    plain = digits_of(text)
    if ROUNDED.fullmatch(plain):
        return Reading(field, text, "", 0.0, "a spreadsheet has rounded it: digits are lost", VERSION)
    return None if any(map(str.isdecimal, plain)) else Reading(field, text, "", 0.0, "no digit in it", VERSION)
