"""Read a date as people write it, without ever losing what they wrote."""

import re

from khabar.dates.fold import fold
from khabar.dates.numeric import read_numeric
from khabar.dates.value import ReadDate, dated, unread
from khabar.dates.worded import read_worded

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_AROUND = re.compile(
    r"^(?:بتاريخ|تاريخ|يوم|في|عام|سنه|مواليد|on|in|le|en)\s+"
    r"|^(?:ال)?(?:احد|اثنين|ثلاثاء|ثلاثا|اربعاء|اربعا|خميس|جمعه|سبت)\s*,?\s+"
    r"|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+"
    r"|\s*(?:م|ميلادي|ميلاديه|ad|ce)\.?$"
)
_LONGEST = 80


def read_date(text: str) -> ReadDate:
    """Read one date of any usual form; what can't be read comes back unread (`edtf` is ''). Never raises.

    Ex: read_date("٣/٥/٢٠١٢").edtf -> "2012-05-03"; read_date("آب 2013").edtf -> "2013-08";
    read_date("2012-02-30") -> edtf "", rule "the calendar has no 2012-02-30".
    """
    if found := _ISO.fullmatch(text):
        return dated(text, int(found[1]), int(found[2]), int(found[3]), 1.0, "year, month, day")
    if not text.strip():
        return unread(text, "empty")
    if len(text) > _LONGEST:
        return unread(text, f"longer than {_LONGEST} characters")
    plain = fold(text)
    while (bare := _AROUND.sub("", plain)) != plain and bare:
        plain = bare
    return read_numeric(text, plain) or read_worded(text, plain) or unread(text, "not a date in a form that we know")
