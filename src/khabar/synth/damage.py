"""What happens to names once they are strings: slips of the pen, swapped parts, a passage through PDF."""

import re

import numpy as np

from khabar.synth.draft import Draft
from khabar.synth.oddity import Oddity
from khabar.synth.personality import Personality
from khabar.synth.texts import Texts

_CONFUSED = {
    "arabic": dict(zip("بتثنيجحخدذرزسشصضطظعغفقكهةى", "تبتبنحجحذدزرشسضصظطغعقفكةهي", strict=True)),
    "latin": dict(zip("aeiouyksczgdtmn", "eaeuoicksjkdtnm", strict=True)),
}
_LAM_ALEF = re.compile("الله|ل[اأإآ]")
_SWAPPED = (("given_name", "family_name"), ("father_name", "grandfather_name"), ("given_name", "father_name"))


def damage(names: dict[str, Texts], sheet: Draft, kind: Personality, rng: np.random.Generator) -> None:
    """Swap some parts and misspell some names, in place, and mark the rows."""
    which = rng.choice(len(_SWAPPED), len(sheet.event), p=[0.4, 0.4, 0.2])
    for number, (one, other) in enumerate(_SWAPPED):
        if one in names and other in names:
            rows = sheet.some(Oddity.swapped_names, kind, which == number, rng)
            names[one][rows], names[other][rows] = names[other][rows], names[one][rows]
    parts = list(names.values())
    for row in np.flatnonzero(sheet.some(Oddity.misspelled, kind, np.ones(len(which), bool), rng)):
        column = parts[rng.integers(len(parts))]
        column[row] = column[row] and misspell(column[row], kind.script, rng)


def pass_through_pdf(names: dict[str, Texts], sheet: Draft, kind: Personality, rng: np.random.Generator) -> None:
    """Turn lam-alef round in the names of some rows, in place, and mark those that it changed."""
    rows = rng.random(len(sheet.event)) < kind.slips.get(Oddity.pdf_damage.name or "", 0.0)
    for column in names.values():
        for row in np.flatnonzero(rows):
            if column[row] and (turned := turn_lam_alef(column[row])) != column[row]:
                column[row] = turned
                sheet.oddities[row] |= int(Oddity.pdf_damage)


def turn_lam_alef(text: str) -> str:
    """Write each lam-alef the wrong way round, as text taken out of some PDF files is.

    Ex: "اسلام" -> "اسالم"; "عبد الله" -> "عبد هللا".
    """
    return _LAM_ALEF.sub(lambda found: "هللا" if found[0] == "الله" else found[0][::-1], text)


def misspell(text: str, script: str, rng: np.random.Generator) -> str:
    """Make one slip of the pen: a letter taken for another, left out, doubled, or two letters changed over."""
    if len(text) < 3:
        return text
    place, way = int(rng.integers(1, len(text) - 1)), rng.random()
    before, letter, after = text[:place], text[place], text[place + 1 :]
    if way < 0.4 and letter in _CONFUSED[script]:
        return before + _CONFUSED[script][letter] + after
    if way < 0.65:
        return before + after
    if way < 0.85:
        return before + letter + letter + after
    return before + after[:1] + letter + after[1:]
