"""Telephone numbers as lists write them, read into E.164, the international form."""

import re
from functools import cache

from khabar.model import UNKNOWN, Reading
from khabar.readers.numbers import ROUNDED, digits_of
from khabar.readers.words import is_unknown

REGION = "SY"
"""A number that names no country is taken for one of Syria."""

_LONGEST = 120
_BETWEEN = re.compile(
    r"\s*[,،;؛|\n]\s*|\s+[/\\-]\s*|\s*[/\\](?=\s*(?:0|\+))|\s+(?:أو|او|و|or|and)\s*(?=[\d+])|\s+(?=09|00|\+)"
)
_ABROAD = re.compile(r"\s*(?:\+|00)")


@cache
def version() -> str:
    """Names the rules here and the edition of the numbering plans that they ask."""
    import phonenumbers

    return f"phones 1, numbering plans {phonenumbers.__version__}"


def read_phone(text: str) -> Reading:
    """Read the telephone numbers in a cell, each by the numbering plan of the country that it names, else of Syria.

    Several are kept all, parted by spaces. What fits no plan, or lacks its area code, is unread.
    Ex: read_phone("٠٩٣٣ ١٢٣ ٤٥٦").read_as -> "+963933123456"; read_phone("00962 7 9012 3456").read_as ->
    "+962790123456"; read_phone("2223344") is unread
    """
    if is_unknown(text):
        return _unread(text, UNKNOWN)
    plain = digits_of(text)
    if ROUNDED.fullmatch(plain):
        return _unread(text, "a spreadsheet has rounded it: digits are lost")
    if not any(map(str.isdecimal, plain)):
        return _unread(text, "no digit in it")
    if len(plain) > _LONGEST:
        return _unread(text, f"longer than {_LONGEST} characters")
    if whole := _one(plain):
        return _read(text, [whole])
    parts = [part for part in _BETWEEN.split(plain) if part]
    found = [one for part in parts if (one := _one(part) or _among_words(part))]
    if not found or len(found) < sum(any(map(str.isdecimal, part)) for part in parts):
        return _unread(text, "no number of a numbering plan that we know")
    return _read(text, found)


Found = tuple[str, float, str]


def _one(text: str) -> Found | None:
    """One number in E.164, how sure, and by which rule."""
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse

    ways: list[tuple[str, float, str]] = [(text, 0.9, "a number of Syria, as no country is named")]
    if _ABROAD.match(text):
        ways = [(text, 0.99, "international form")]
    elif not text.startswith("0"):
        ways.append((f"+{text}", 0.75, "international form without its +"))
    for written, sure, rule in ways:
        try:
            number = parse(re.sub(r"^\s*00", "+", written), REGION)
        except NumberParseException:
            continue
        if is_valid_number(number):
            return format_number(number, PhoneNumberFormat.E164), sure, rule
    return None


def _among_words(text: str) -> Found | None:
    """The only number that stands among words. Ex: "0933 123 456 (أخوه)"."""
    from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

    found = [match.number for match in PhoneNumberMatcher(text, REGION)]
    if len(found) != 1:
        return None
    return format_number(found[0], PhoneNumberFormat.E164), 0.8, "a number among words"


def _read(text: str, found: list[Found]) -> Reading:
    numbers = list(dict.fromkeys(number for number, _, _ in found))
    sure, rule = min((sure, rule) for _, sure, rule in found)
    return Reading("phone", text, " ".join(numbers), sure, rule, version())


def _unread(text: str, why: str) -> Reading:
    return Reading("phone", text, "", 0.0, why, version())
