"""What happens to names once they are strings: typing mistakes, and parts written in each other's column."""

import numpy as np

from khabar.synth.draft import Draft
from khabar.synth.oddity import Oddity
from khabar.synth.personality import Personality
from khabar.synth.texts import Texts

_CONFUSED = {
    "arabic": dict(zip("بتثنيجحخدذرزسشصضطظعغفقكهةضظس", "تبتبنحجحذدزرشسضصظطغعقفكةهظضص", strict=False)),
    "latin": dict(zip("aeiouyksczgdtmn", "eaeuoicksjghdtnm", strict=False)),
}


def damage(names: dict[str, Texts], sheet: Draft, kind: Personality, rng: np.random.Generator) -> None:
    """Misspell some names and swap some parts, in place, and mark the rows."""
    _swap(names, sheet, kind.slips.get("swapped_names", 0.0), rng)
    parts = list(names)
    rows = rng.random(len(sheet.event)) < kind.slips.get("misspelled", 0.0)
    sheet.mark(rows, Oddity.misspelled)
    for row in np.flatnonzero(rows):
        column = names[parts[rng.integers(len(parts))]]
        if column[row]:
            column[row] = misspell(column[row], kind.script, rng)


def _swap(names: dict[str, Texts], sheet: Draft, share: float, rng: np.random.Generator) -> None:
    pairs = [("given_name", "family_name"), ("father_name", "grandfather_name"), ("given_name", "father_name")]
    rows = rng.random(len(sheet.event)) < share
    which = rng.choice(len(pairs), len(rows), p=[0.4, 0.4, 0.2])
    for number, (one, other) in enumerate(pairs):
        if one in names and other in names:
            mine = rows & (which == number)
            names[one][mine], names[other][mine] = names[other][mine], names[one][mine].copy()
            sheet.mark(mine, Oddity.swapped_names)


def misspell(text: str, script: str, rng: np.random.Generator) -> str:
    """Make one slip of the pen: a letter taken for another, left out, doubled, or two letters changed over."""
    if len(text) < 3:
        return text
    place, way = int(rng.integers(1, len(text) - 1)), rng.random()
    before, letter, after = text[:place], text[place], text[place + 1 :]
    if way < 0.4:
        return before + _CONFUSED[script].get(letter, letter) + after
    if way < 0.65:
        return before + after
    if way < 0.85:
        return before + letter + letter + after
    return before + after[:1] + letter + after[1:]
