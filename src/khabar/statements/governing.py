"""Which word of what happened governs a quantity: the verb it is the object of, its predicate, a relative clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.statements.lexicon import load, words
from khabar.statements.tokens import tokens

FAR_BEHIND, FAR_BEFORE = 14, 10
CLAUSE = frozenset(".;:!?؟؛")
COMMAS = frozenset(",،")
EVENTS = frozenset(
    ("killed", "detained", "executed", "disappeared", "released", "returned", "displaced", "injured", "abducted")
)
LEADS = ("و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "ولل")
OBJECT, PREDICATE, CLAUSE_BEHIND = 10.0, 9.0, 8.5
"""How well a word that stands right before, a finite verb behind, and a participle or relative clause behind govern."""
LEAST = 4.0


@dataclass(frozen=True, slots=True)
class Governor:
    """What happened (`kind`), how well its word governs, and the rule that says so."""

    kind: str
    score: float
    how: str


@cache
def table(language: str, key: str) -> dict[tuple[str, ...], str]:
    """Words or phrases of one kind, as folded words, with what they stand for."""
    return {
        tuple(token.fold for token in tokens(phrase)): kind
        for kind, group in load(f"counted_{language}")[key].items()
        for phrase in group
    }


@cache
def forms(word: str, language: str) -> tuple[str, ...]:
    """A folded word, and in Arabic also without the particles and the article joined before it."""
    if language == "en":
        return (word,)
    return (word, *(word[len(lead) :] for lead in LEADS if word.startswith(lead) and len(word) > len(lead) + 2))


def look(folds: Sequence[str], at: int, language: str, key: str) -> str:
    """What the longest phrase of a kind that begins at a word stands for; "" when none begins there."""
    held = table(language, key)
    for length in (4, 3, 2, 1):
        rest = tuple(folds[at + 1 : at + length])
        if len(rest) == length - 1:
            for form in forms(folds[at], language):
                if found := held.get((form, *rest)):
                    return found
    return ""


def governors(folds: Sequence[str], first: int, behind: int, start: int, stop: int, language: str) -> list[Governor]:
    """The words of what happened around a quantity and its noun, the best first.

    The quantity begins at `first`, its noun phrase ends before `behind`; `start` is where what belongs to the quantity
    before ends, `stop` where the next one begins.

    Ex: in "killed 23 people and wounded 71" the best of 23 is killed, and wounded is not among its own.
    """
    found = [*_before(folds, first, start, language), *_behind(folds, behind, stop, language)]
    return sorted((one for one in found if one.score >= LEAST), key=lambda one: -one.score)


def _before(folds: Sequence[str], first: int, start: int, language: str) -> list[Governor]:
    """The nearest word before: "killed 23", "the death of three", "أفرجت السلطات عن 85"."""
    score = OBJECT
    light = words(f"counted_{language}", "light")
    for place in range(first - 1, max(start, first - FAR_BEFORE) - 1, -1):
        if folds[place] in CLAUSE:
            break
        if folds[place] in COMMAS:
            score -= 3
        elif found := look(folds, place, language, "verb") or _event(folds, place, first, language):
            is_passive = language == "en" and place > 0 and folds[place - 1] in words("counted_en", "be")
            return [Governor(found, score - 2 * is_passive, "what was done, before it")]
        elif look(folds, place, language, "noun") == "documents":
            score -= 3
        elif folds[place] not in light:
            score -= 1.2 if language == "en" else 0.8
    return []


def _event(folds: Sequence[str], place: int, first: int, language: str) -> str:
    """A noun of what happened with those it happened to behind it: "the arrests of 40"."""
    has_of = language == "ar" or (place + 1 < first and folds[place + 1] in ("of", "among"))
    found = look(folds, place, language, "noun") if has_of else ""
    return found if found in EVENTS else ""


def _behind(folds: Sequence[str], behind: int, stop: int, language: str) -> list[Governor]:
    """The words behind: a predicate ("were released"), a participle or relative clause ("people held in ...")."""
    found: list[Governor] = []
    lost = 0.0
    be, joins = words(f"counted_{language}", "be"), words(f"counted_{language}", "joins")
    relatives = words(f"counted_{language}", "relatives")
    in_relative = False
    skipped, until = 0, -1
    for place in range(behind, stop):
        word = folds[place]
        if word in CLAUSE or place - behind - skipped > FAR_BEHIND:
            break
        if place < until:
            continue
        if word in COMMAS and (until := _parenthesis(folds, place, stop, language)) > place:
            skipped += until + 1 - place
            until += 1
            continue
        if word in COMMAS:
            lost += 2
            in_relative = False
            continue
        if word in relatives:
            in_relative = True
        lost += 1.5 * (word in joins)
        kind = look(folds, place, language, "verb")
        if not kind or _belongs_to_next(folds, place, stop, language):
            continue
        near = set(folds[max(behind, place - 3) : place])
        is_finite = bool(near & be) or word in words(f"counted_{language}", "intransitive")
        is_joined = language == "ar" and word.startswith("و") and look([word[1:]], 0, "ar", "verb") == kind
        at = CLAUSE_BEHIND if in_relative or not is_finite else PREDICATE + (0 if language == "ar" else 1.2)
        score = at - lost - 1.5 * is_joined - 0.25 * (place - behind - skipped)
        how = "the clause behind it" if at == CLAUSE_BEHIND else "what is said of them"
        found.append(Governor(kind, score, how))
    return found


def _parenthesis(folds: Sequence[str], comma: int, stop: int, language: str) -> int:
    """The comma that closes what a comma opens: ", among them a nurse, "; -1 where none does."""
    opens = words(f"counted_{language}", "asides")
    if comma + 1 >= stop or folds[comma + 1] not in opens:
        return -1
    return next((n for n in range(comma + 1, min(comma + 14, stop)) if folds[n] in COMMAS), -1)


def _belongs_to_next(folds: Sequence[str], place: int, stop: int, language: str) -> bool:
    """Whether a verb has the next quantity as its object: "and wounded 71", "وإصابة 112"."""
    if stop >= len(folds) or stop - place > 3:
        return False
    between = [word for word in folds[place + 1 : stop] if word not in words(f"counted_{language}", "light")]
    if between or set(folds[place + 1 : stop]) & (COMMAS | words(f"counted_{language}", "joins")):
        return False
    before = folds[place - 1]
    if language == "ar":
        return folds[place].startswith("و") or before in COMMAS | words("counted_ar", "joins")
    return before not in words("counted_en", "be")
