"""Who did it and where, as the words near a figure say: the alleged doer behind "by", the place behind "in"."""

import re

from khabar.statements.quantities import Quantity
from khabar.statements.sentences import Sentence

DOER = {
    "en": re.compile(
        r"\b(?:by|at the hands of|in the custody of|in)\s+(?P<who>(?:the\s+)?(?:[\w’'-]+\s+){0,4}?"
        r"(?:regime|forces?|government|army|militia|militias|authorities|intelligence|police|group|faction|factions|"
        r"administration|brigade|soldiers|guards|security)(?:\s+(?:forces?|services?))?)\b"
    ),
    "ar": re.compile(
        r"(?:على\s+يد|على\s+أيدي|من\s+قبل|بيد|لدى|في\s+سجون)\s+(?P<who>(?:[\u0621-\u064a]+\s?){1,4}?(?=[\s،.]|$))"
    ),
}
PLACE = {
    "en": re.compile(
        r"\b(?:in|at|from|near|outside|across|inside|around)\s+(?:the\s+)?(?P<where>(?:(?:town|city|village|province|prison|camp|suburb|"
        r"district|countryside|neighbou?rhood|outskirts)\s+of\s+)?(?:[A-Z][\w’'-]+|al-[A-Z][\w’'-]+)(?:\s+(?:[A-Z][\w’'-]+|al-[A-Z][\w’'-]+))*)"
    ),
    "ar": re.compile(
        r"(?:في|من|قرب|داخل|بريف)\s+(?P<where>(?:(?:مدينة|بلدة|قرية|محافظة|ريف|سجن|مخيم|حي|منطقة|ضاحية)\s+)[\u0621-\u064a]+(?:\s+ال[\u0621-\u064a]+)?)"
    ),
}
MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)\b"
)


def doer(text: str, sentence: Sentence, quantity: Quantity, language: str) -> str:
    """The alleged doer named behind a figure in its sentence; "" when none is."""
    found = DOER[language].search(text, quantity.span[1], sentence.end)
    return found["who"].strip() if found else ""


def place(text: str, sentence: Sentence, quantity: Quantity, language: str) -> str:
    """The place named behind a figure in its sentence, else before it; "" when none is."""
    for start, end in ((quantity.span[1], sentence.end), (sentence.start, quantity.span[0])):
        for found in PLACE[language].finditer(text, start, end):
            if not MONTHS.match(found["where"]):
                return found["where"].strip()
    return ""
