"""Where it was, as the words near a figure say: the place behind "in"."""

import re

from khabar.statements.quantities import Quantity
from khabar.statements.sentences import Sentence

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


def place(text: str, sentence: Sentence, quantity: Quantity, language: str) -> str:
    """The place named behind a figure in its sentence, else before it; "" when none is."""
    for start, end in ((quantity.span[1], sentence.end), (sentence.start, quantity.span[0])):
        for found in PLACE[language].finditer(text, start, end):
            if not MONTHS.match(found["where"]):
                return found["where"].strip()
    return ""
