"""When and where a sentence says that something happened: dates as EDTF, places as written."""

import re
from functools import cache

from khabar.dates import read_date
from khabar.statements.counting import months
from khabar.statements.tokens import fold

YEAR = re.compile("(?:19|20|١٩|٢٠)[0-9٠-٩]{2}")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)")
NUMBERED = re.compile(r"(?:Decree|Law|Resolution|المرسوم|القانون|القرار|مرسوم|قانون|قرار)\b.{0,14}$")
SINCE = {"en": ("since", "from", "between", "after"), "ar": ("منذ", "من", "بين", "بعد")}
UNTIL = {"en": ("until", "to", "and", "till", "before", "through"), "ar": ("حتى", "الى", "و", "قبل")}


@cache
def _dates(language: str) -> re.Pattern[str]:
    if language == "en":
        month = "|".join(sorted((m for m in months("en")), key=len, reverse=True))
        one = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{month})\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?)?(?:,?\s+\d{{4}})?|(?:19|20)\d\d(?!\d|,\d|\s*(?:people|detainees))"
        return re.compile(rf"\b(?:(?P<lead>since|from|between|until|to|and|in|on|by|before|after|during|through)\s+(?:early\s+|late\s+|mid-)?)?(?P<date>{one})\b", re.I)
    month = r"(?:كانون\s+(?:الأول|الثاني|أول|ثاني)|تشرين\s+(?:الأول|الثاني|أول|ثاني)|شباط|آذار|أذار|نيسان|أيار|حزيران|تموز|آب|أيلول|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)"
    digit = "[0-9٠-٩]"
    one = rf"(?:{digit}{{1,2}}\s+)?{month}(?:\s*/\s*{month})?(?:\s+(?:من\s+)?(?:عام\s+|سنة\s+)?{digit}{{4}})?|(?:19|20|١٩|٢٠){digit}{{2}}(?!{digit})"
    return re.compile(rf"(?:(?P<lead>منذ|من|بين|حتى|إلى|و|في|خلال|قبل|بعد|عام|شهر|سنة|مطلع|نهاية)\s*)?(?:شهر\s+|عام\s+|سنة\s+|العام\s+|شهري\s+)?(?P<date>{one})")


def date_in(text: str, language: str) -> str:
    """The first date with a month and a year in a text, in EDTF; "" when there is none. Ex: "Note, March 2017" -> "2017-03"."""
    for match in _dates(language).finditer(text):
        if YEAR.search(match["date"]) and len(match["date"]) > 5:
            read = read_date(ORDINAL.sub("", match["date"]))
            if read.edtf and read.month:
                return read.edtf
    return ""


def period_of(text: str, start: int, end: int, language: str, dated: str) -> tuple[str, str]:
    """The first and the last day (EDTF, as precise as they were said) that a stretch of text speaks of; "" where open.

    A month without a year is of the year of the date behind it, else of the article's own date (`dated`), else left out.

    Ex: "between March 2011 and August 2024" -> ("2011-03", "2024-08"); "in May 2020" -> ("2020-05", "2020-05").
    """
    found: list[tuple[str, str]] = []
    matches = list(_dates(language).finditer(text, start, end))
    for number, match in enumerate(matches):
        words = match["date"]
        if not YEAR.search(words):
            later = next((YEAR.search(m["date"]) for m in matches[number + 1 :] if YEAR.search(m["date"])), None)
            year = later.group() if later else dated[:4]
            words = f"{words} {year}" if year else ""
        read = read_date(ORDINAL.sub("", words)) if words else None
        if read and read.edtf and read.year and not NUMBERED.search(text, max(start, match.start() - 14), match.start("date")):
            found.append((fold(match["lead"] or ""), read.edtf))
    since = next((edtf for lead, edtf in found if lead in {fold(w) for w in SINCE[language]}), "")
    until = next((edtf for lead, edtf in found if lead in {fold(w) for w in UNTIL[language]} and edtf != since), "")
    if not since and not until and len(found) == 1:
        return found[0][1], found[0][1]
    return since, until
