"""When and where a sentence says that something happened: dates as EDTF, places as written."""

import re
from functools import cache

from khabar.dates import read_date
from khabar.statements.lexicon import load
from khabar.statements.tokens import fold

YEAR = re.compile("(?:19|20|١٩|٢٠)[0-9٠-٩]{2}")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)")
COMPARED = re.compile(
    r"\b(?:than|as|against|(?:compared|relative) (?:with|to)|"
    r"(?:up|down|rise|rose|risen|fall|fell|fallen|drop|dropped|(?:in|de)creased?|declined?)\b[^.;,]{0,24}\bfrom)"
    r"(?: those| that)?(?: in| of| for| during)?(?: the)?\s*$|مقارنة (?:ب|مع )(?:شهر )?$",
    re.IGNORECASE,
)
"""Words before a date that a figure is held against, not its own: "down by half from January"."""
NUMBERED = re.compile(r"(?:Decree|Law|Resolution|المرسوم|القانون|القرار|مرسوم|قانون|قرار)\b.{0,14}$")
SINCE = {"en": ("since", "from", "between", "after"), "ar": ("منذ", "من", "بين", "بعد")}
UNTIL = {"en": ("until", "to", "and", "till", "before", "through"), "ar": ("حتى", "الى", "و", "قبل")}


@cache
def _dates(language: str) -> re.Pattern[str]:
    """Dates as running text writes them: a month with a day and a year if it has them, or a year."""
    table = load("periods")[language]
    month = "|".join(sorted(table["months"], key=len, reverse=True))
    lead, between = "|".join(table["leads"]), table["between"]
    if language == "en":
        day = r"\d{1,2}(?:st|nd|rd|th)?"
        one = rf"(?:{day}\s+)?(?:{month})\.?(?:\s+{day},?(?!\d))?(?:,?\s+\d{{4}})?|(?:19|20)\d\d(?!\d|,\d)"
        return re.compile(rf"\b(?:(?P<lead>{lead})\s+(?:{between})?)?(?P<date>{one})\b", re.I)
    digit = "[0-9٠-٩]"
    year = rf"(?:\s+(?:من\s+)?(?:عام\s+|سنة\s+)?{digit}{{4}})?"
    one = rf"(?:{digit}{{1,2}}\s+)?(?:{month})(?:\s*/\s*(?:{month}))?{year}|(?:19|20|١٩|٢٠){digit}{{2}}(?!{digit})"
    return re.compile(rf"(?:(?P<lead>{lead})\s*)?(?:{between})?(?P<date>{one})")


@cache
def _spans(language: str) -> re.Pattern[str]:
    """Days of one month, or two years, named together: "between 11 and 19 February 2025", "بين عامي 2018 و2020"."""
    table = load("periods")[language]
    month = "|".join(sorted(table["months"], key=len, reverse=True))
    if language == "en":
        days = r"(?:between|from)?\s*(?P<first>\d{1,2})(?:st|nd|rd|th)?\s*(?:and|to|[-–—])\s*(?P<last>\d{1,2})"
        return re.compile(rf"\b{days}(?:st|nd|rd|th)?\s+(?P<month>{month})\b\.?(?:,?\s+(?P<year>\d{{4}}))?", re.I)
    digit = "[0-9٠-٩]"
    days = rf"(?:بين|من)\s+(?P<first>{digit}{{1,2}})\s+(?:و\s?|إلى\s+|حتى\s+)(?P<last>{digit}{{1,2}})"
    days = rf"{days}\s+(?:من\s+)?(?P<month>{month})"
    years = rf"بين\s+عامي\s+(?P<since>{digit}{{4}})\s+و\s?(?P<until>{digit}{{4}})"
    return re.compile(rf"{days}(?:\s+(?:عام\s+)?(?P<year>{digit}{{4}}))?|{years}")


def _span_of(text: str, start: int, end: int, language: str, dated: str) -> tuple[str, str] | None:
    """First and last day that one phrase of a stretch of text names together; None where none does."""
    found = _spans(language).search(text, start, end)
    if found is None:
        return None
    parts = found.groupdict()
    if parts.get("since"):
        return fold(parts["since"]), fold(parts["until"])
    year = parts["year"] or dated[:4]
    ends = [read_date(f"{parts[key]} {parts['month']} {year}").edtf if year else "" for key in ("first", "last")]
    return (ends[0], ends[1]) if all(ends) and ends[0] < ends[1] else None


@cache
def _ordinals() -> re.Pattern[str]:
    """Days of a month in Arabic words: "السادس عشر من آب"."""
    month = "|".join(sorted(load("periods")["ar"]["months"], key=len, reverse=True))
    days = "|".join(sorted(load("periods")["ordinal_days"], key=len, reverse=True))
    return re.compile(
        rf"(?P<lead>منذ|حتى|قبل|بعد)?\s*(?P<day>{days})\s+من\s+(?P<month>{month})(?:\s+(?:عام\s+)?(?P<year>[0-9٠-٩]{{4}}))?"
    )


def _ordinal_day(text: str, start: int, end: int, dated: str) -> tuple[str, str] | None:
    found = _ordinals().search(text, start, end)
    year = (found["year"] or dated[:4]) if found else ""
    if found is None or not year:
        return None
    day = load("periods")["ordinal_days"][re.sub(r"\s+", " ", found["day"])]
    edtf = read_date(f"{day} {found['month']} {year}").edtf
    since = {"منذ": (edtf, ""), "بعد": (edtf, ""), "حتى": ("", edtf), "قبل": ("", edtf)}
    return since.get(found["lead"] or "", (edtf, edtf)) if edtf else None


def date_in(text: str, language: str) -> str:
    """The first date (EDTF) with a month and a year in a text, else "". Ex: "Note, March 2017" -> "2017-03"."""
    for match in _dates(language).finditer(text):
        if YEAR.search(match["date"]) and len(match["date"]) > 5:
            read = read_date(ORDINAL.sub("", match["date"]))
            if read.edtf and read.month:
                return read.edtf
    return ""


def period_of(text: str, start: int, end: int, language: str, dated: str) -> tuple[str, str]:
    """The first and the last day (EDTF, as precise as they were said) that a stretch of text speaks of; "" where open.

    A month without a year is of the year of the date behind it, else of the article's date (`dated`), else left out.

    Ex: "between March 2011 and August 2024" -> ("2011-03", "2024-08"); "in May 2020" -> ("2020-05", "2020-05").
    """
    if whole := _span_of(text, start, end, language, dated):
        return whole
    if language == "ar" and (day := _ordinal_day(text, start, end, dated)):
        return day
    found: list[tuple[str, str]] = []
    matches = list(_dates(language).finditer(text, start, end))
    for number, match in enumerate(matches):
        words = match["date"]
        if not YEAR.search(words):
            later = next((YEAR.search(m["date"]) for m in matches[number + 1 :] if YEAR.search(m["date"])), None)
            year = later.group() if later else dated[:4]
            words = f"{words} {year}" if year else ""
        read = read_date(ORDINAL.sub("", words)) if words else None
        if (
            read
            and read.edtf
            and read.year
            and not NUMBERED.search(text, max(start, match.start() - 14), match.start("date"))
            and not COMPARED.search(text, max(start, match.start() - 40), match.start("date"))
        ):
            found.append((fold(match["lead"] or ""), read.edtf))
    since = next((edtf for lead, edtf in found if lead in {fold(w) for w in SINCE[language]}), "")
    until = next((edtf for lead, edtf in found if lead in {fold(w) for w in UNTIL[language]} and edtf != since), "")
    if not since and not until and len(found) == 1:
        return found[0][1], found[0][1]
    return since, until
