"""The bodies that an article names in full, with their abbreviations, and the full names of people named by a part."""

import re
from collections.abc import Iterable

from khabar.statements.languages.ar_speakers import bare, is_known_name
from khabar.statements.languages.ar_speakers import mention as arabic_mention
from khabar.statements.lexicon import words
from khabar.statements.tokens import fold, tokens

BEHIND_ROLE = re.compile(r"^.*?\b(?:of|for)\s+(?:the\s+)?")
FULL = re.compile(
    r"(?P<name>[A-Z][\w’'-]*(?:['’]s?)?(?:[ \t]*(?:[ \t]|\n(?!\s))(?:(?:of|for|and|the)\s+)*[A-Z][\w’'-]*['’]?)+)"
    r"(?:\s+\((?P<short>[A-Z][A-Z-]{1,9})\))?"
)
SHORT = re.compile(r"\((?P<short>[A-Z][A-Za-z]?[A-Z-]{1,8})\)")
WORD = re.compile(r"[\w’'-]+")
SMALL = frozenset(("of", "for", "and", "the", "in", "on", "to", "a"))
CAPITALS = re.compile(r"(?:[A-Z][\w’'-]+|(?:al|el|as|ash|ad|an|ar|at)-[A-Z][\w’'-]+|bin|ibn|abu|van|de)")
LEAST_INITIALS = 3


def bodies_in(text: str) -> dict[str, str]:
    """The bodies that a text names in full, by their abbreviation or themselves.

    Ex: bodies_in("The Harbour Network (HN) met.") == {"HN": "Harbour Network", "Harbour Network": "Harbour Network"}
    """
    known = words("saying_en", "organisations")
    found: dict[str, str] = {}
    for match in FULL.finditer(text):
        name = BEHIND_ROLE.sub("", match["name"]) if _is_role(match["name"]) else match["name"].removeprefix("The ")
        if match["short"] or {fold(word) for word in name.split()} & known:
            found.setdefault(name, name)
            if match["short"]:
                found.setdefault(match["short"], name)
    for match in SHORT.finditer(text):
        if name := _spelled_out(text[: match.start()], match["short"]):
            found[match["short"]] = name
            found.setdefault(name, name)
    for name in list(dict.fromkeys(found.values())):
        short = "".join(_letters(word) for word in WORD.findall(name) if word.lower() not in SMALL)
        if len(short) >= LEAST_INITIALS and re.search(rf"\b{re.escape(short)}\b", text):
            found.setdefault(short, name)
    cut = tokens(text)
    for at, token in enumerate(cut):
        if token.fold in words("saying_ar", "organisations") or bare(token.fold) in words("saying_ar", "organisations"):
            named, _end = arabic_mention(cut, at)
            if named and " " in named.speaker.organisation and not named.speaker.role:
                found.setdefault(named.speaker.organisation, named.speaker.organisation)
    return found


def _is_role(name: str) -> bool:
    return fold(name.split()[0]) in words("saying_en", "roles")


def _letters(word: str) -> str:
    """What a word gives to an abbreviation: its first letter, or all of it where it is one itself. Ex: "UN" -> "UN"."""
    return word if word.isupper() and len(word) < 5 else word[:1].upper()


def _spelled_out(before: str, short: str) -> str:
    """The words right before a bracket whose initials the abbreviation in it is. Ex: "the UN relief office", "UNRO"."""
    last = list(WORD.finditer(before))[-9:]
    wanted = short.replace("-", "").upper()
    for start in range(len(last) - 1, -1, -1):
        parts = [match.group() for match in last[start:]]
        plain = "".join(_letters(word) for word in parts if word.lower() not in SMALL)
        whole = "".join(_letters(word) for word in parts)
        if wanted in (plain, whole) and parts[0].lower() not in SMALL:
            return before[last[start].start() :].strip()
    return ""


def nearest_body(text: str, bodies: Iterable[str], before: int) -> str:
    """The body named last before a place of a text; "" where none is."""
    places = [(text.rfind(name, 0, before), name) for name in bodies]
    at, name = max(places, default=(-1, ""))
    return name if at >= 0 else ""


def full_name(text: str, name: str) -> str:
    """The full name that a text gives somewhere of a person named by one of its parts, else the part.

    Ex: full_name("Osama Tarabishi came. Tarabishi said so.", "Tarabishi") == "Osama Tarabishi"
    """
    if " " in name or len(name) < 3:
        return name
    for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
        if found := _around(text, match.start(), match.end()):
            return found
    return name


def _around(text: str, start: int, end: int) -> str:
    """The name that the words beside a part of it make up; "" where they are no names."""
    if re.match("[\u0621-\u064a]", text[start]):
        before = re.search(r"([\u0621-\u064a-]+) $", text[max(0, start - 20) : start])
        if before and is_known_name(fold(before[1])):
            return f"{before[1]} {text[start:end]}"
        behind = re.match(r" ((?:عبد )?[\u0621-\u064a-]+)", text[end : end + 24])
        is_given = not text[start:end].startswith("ال") and is_known_name(fold(text[start:end]))
        is_name = behind and is_given and _is_surname(behind[1])
        return f"{text[start:end]} {behind[1]}" if behind and is_name else ""
    before = re.search(rf"((?:{CAPITALS.pattern}[^\S\n]+){{1,3}})$", text[max(0, start - 60) : start])
    if before is None:
        return ""
    roles = words("saying_en", "roles") | words("saying_en", "honorifics") | words("saying_en", "not_names")
    parts = before[1].split()
    while parts and (fold(parts[0]) in roles or fold(parts[0]) in words("saying_en", "adverbial_leads") | SMALL):
        parts = parts[1:]
    is_start = len(parts) == 1 and text[: start - len(before[1])].rstrip(" ")[-1:] in ("", "\n", ".", "“", '"')
    if not parts or any(fold(part) in words("saying_en", "organisations") for part in parts):
        return ""
    if is_start and fold(parts[0]) in words("saying_en", "determiners") | words("saying_en", "skipped_subject"):
        return ""
    return " ".join([*parts, text[start:end]])


def _is_surname(word: str) -> bool:
    plain = fold(word)
    if len(plain) < 3 or plain in words("saying_ar", "stops") | words("saying_ar", "that_words"):
        return False
    return is_known_name(plain) or (plain.startswith("ال") and (plain.endswith("ي") or is_known_name(plain[2:])))
