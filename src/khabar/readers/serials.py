"""Numbers of a spreadsheet as people see them: dates, times, padded with zeros; never with an exponent."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
NO_VALUE = "holds a formula without a stored value: the cell is taken as empty"
LOST_DIGITS = "holds a number of more than 15 digits, of which a spreadsheet loses the last ones"

DIGITS = 15
"""As many digits of a number a spreadsheet keeps."""

LAST_SERIAL = {False: 2_958_465, True: 2_957_003}
"""The day number of 9999-12-31, counted from 1900 and from 1904."""


def is_date_code(code: str) -> bool:
    """Whether a number format shows a date or a time. Ex: "dd/mm/yyyy" and "[h]:mm" do; "0.00" and '"day "0' don't."""
    plain = QUOTED.sub("", code.partition(";")[0])
    return bool(re.search(r"[dmyhsDMYHS]", plain)) and "General" not in plain


def padding(code: str) -> int:
    """How many digits a number format of zeros alone pads to. Ex: padding("00000") -> 5; padding("0.0") -> 0."""
    return len(code) if code and not code.strip("0") else 0


def plain_number(text: str) -> str:
    """A number as a person would write it: without exponent, and without the noise of binary fractions.

    Ex: "1.23E+15" -> "1230000000000000"; "0.30000000000000004" -> "0.3"; "7.0" -> "7"; "007" -> "007"
    """
    if text.isdigit() and text.isascii():
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return text
    if len(number.as_tuple().digits) > DIGITS:
        number = Decimal(f"{number:.{DIGITS - 1}e}")
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def is_beyond_digits(text: str) -> bool:
    """Whether a whole number is longer than what spreadsheets keep exactly, so that its last digits are lost."""
    shown = plain_number(text).lstrip("-")
    return len(shown) > DIGITS and shown.isdigit()


def moment(serial: str, from_1904: bool) -> str:
    """A day number as ISO date, date and time, or time alone (below 1); "" when it is none.

    Counted from 1900, day 60 is 29 February 1900, which never was, and the days before it are one off.

    Ex: moment("41000", False) -> "2012-04-01"; moment("39538.5", True) -> "2012-04-01T12:00:00"; "0.25" -> "06:00:00"
    """
    try:
        days = Decimal(serial)
    except InvalidOperation:
        return ""
    if not days.is_finite() or not 0 <= days <= LAST_SERIAL[from_1904] + 1:
        return ""
    seconds = round((days % 1) * 86_400)
    whole = int(days) + seconds // 86_400
    seconds %= 86_400
    clock = str(timedelta(seconds=seconds)).zfill(8)
    if whole == 0 and (seconds or not from_1904):
        return clock
    if whole == 60 and not from_1904:
        return ""
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 if whole > 60 else 31)
    try:
        day = (datetime.combine(start, datetime.min.time()) + timedelta(days=whole)).date()
    except OverflowError:
        return ""
    return f"{day}T{clock}" if seconds else str(day)
