"""The short lines above a story: which is the title, and what the others say of outlet, date and place."""

import re
from collections.abc import Sequence

from khabar.statements.lexicon import words
from khabar.statements.tokens import fold, tokens

CUT = re.compile(r"\s*[|•·«»]\s*|\s+[-–—/]\s+|(?<=\w)-\s+|(?<=\w):\s+")
DATED = re.compile(r"[0-9٠-٩]{1,2}\s*[/.-]\s*[0-9٠-٩]{1,2}|(?:19|20|١٩|٢٠)[0-9٠-٩]{2}")
OFFICE = re.compile(r"\W*(?:Source|Issued by|By|المصدر|صادر عن)\b", re.I)
MOST_WORDS = 7
TITLE_WORDS = 5


def is_header(line: str) -> bool:
    """Whether a short line names an outlet, a section, a place or a date, and so is no title.

    Ex: is_header("Harbour Post | World | 3 May 2021"), is_header("Harbour Post"), not is_header("Forty men freed")
    """
    parts = [part for part in CUT.split(line) if part.strip()]
    if "|" in line or "·" in line or "•" in line:
        return True
    if any(DATED.search(part) and len(part) < 30 for part in parts):
        return len(parts) > 1
    count = sum(token.kind == "word" for token in tokens(line))
    return (is_outlet(line) and count < TITLE_WORDS) or fold(line.strip(" :.")) in words("headers", "labels")


def is_outlet(text: str) -> bool:
    """Whether a name is worded as that of an outlet. Ex: is_outlet("Harbour Post"), is_outlet("شبكة أخبار الضفة")"""
    folds = [token.fold for token in tokens(text)]
    known = words("headers", "outlets")
    return 0 < len(folds) <= MOST_WORDS and any(word in known or word.removeprefix("ال") in known for word in folds)


def outlet_in(lines: Sequence[str]) -> str:
    """The outlet that header lines name: the part worded as one, else the part that is no date, section or place."""
    rest: list[str] = []
    for line in lines:
        parts = [part.strip(' ()[]«»"') for part in CUT.split(line)]
        if OFFICE.match(line):
            continue
        parts = [part for part in parts if part and not DATED.search(part) and len(part.split()) <= MOST_WORDS]
        parts = [part for part in parts if fold(part) not in words("headers", "labels")]
        for part in parts:
            if is_outlet(part):
                return part
        if re.search(r"[\"“”«»]", line):
            continue
        if len(parts) > 1:
            rest.append(max(parts, key=len))
        elif parts and len(CUT.split(line)) > 1:
            rest.append(parts[0])
    bodies = [line.strip() for line in lines if _is_body(line)]
    return rest[0] if rest else bodies[0] if bodies else ""


def _is_body(line: str) -> bool:
    """Whether a line is the name of a body and nothing else, as the letterhead of a press release."""
    parts = line.split()
    known = words("saying_en", "organisations") | words("saying_ar", "organisations")
    is_named = any(fold(part) in known or fold(part).removeprefix("ال") in known for part in parts)
    is_title = all(part[0].isupper() or part in ("of", "for", "the", "and") or not part[0].isascii() for part in parts)
    return is_named and is_title and 1 < len(parts) <= MOST_WORDS and not re.search(r"[\d:،,.؟?]", line)


def best_title(lines: Sequence[str]) -> int:
    """Which of the short lines above a story is its title: the first that says something, no header; -1 for none."""
    said = [n for n, line in enumerate(lines) if not is_header(line)]
    whole = [n for n in said if sum(token.kind == "word" for token in tokens(lines[n])) >= TITLE_WORDS]
    return (whole or said or [-1])[0]
