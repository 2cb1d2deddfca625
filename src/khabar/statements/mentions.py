"""Where it was, as the words near a figure say: the place behind "in"."""

import re

from khabar.statements.quantities import Quantity
from khabar.statements.sentences import Sentence

BEHIND = "road|bridge|highway|crossing|front|coast|prison|camp|district|countryside|province|quarter|suburb"
"""What may stand behind a name of a place in English."""
OF = "town|city|village|province|prison|camp|suburb|district|countryside|neighbou?rhood|outskirts"
HEADS = (
    "مدينة|بلدة|قرية|محافظة|ريف|سجن|مخيم|حي|منطقة|ضاحية|ناحية|معسكر|حاجز|فرع|معتقل|مشفى|مستشفى|سوق|معبر|مطار|مفرق|طريق|"
    "جسر|قضاء|مركز احتجاز"
)
"""What stands before a name of a place in Arabic."""
NO_NAME = r"(?!(?:واحد|واحدة|آخر|أخرى|كل|كامل)(?![\u0621-\u064a]))"
CAPITAL = r"(?:[A-Z]|al-[A-Z])[\w’'-]+"
PLACE = {
    "en": re.compile(
        r"\b(?:in|at|from|near|outside|across|inside|around|out\s+of|"
        rf"on(?=\s+the\s+[A-Z][^,.;]{{0,30}}?(?:{BEHIND})\b))\s+(?:the\s+)?"
        rf"(?:(?:southern|northern|eastern|western|central|rural|greater)\s+)?(?P<where>(?:(?:{OF})\s+of\s+)?"
        rf"{CAPITAL}(?:\s+{CAPITAL})*(?:(?<=Branch)\s+\d+|\s+(?:{BEHIND})\b)?)"
    ),
    "ar": re.compile(
        r"(?:(?:في|من|قرب|داخل|بريف|على)\s+|(?<![\u0621-\u064a])ب)"
        rf"(?P<where>(?:{HEADS})\s+{NO_NAME}[\u0621-\u064a]+(?:\s+ال[\u0621-\u064a]+)?)"
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
