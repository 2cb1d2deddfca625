"""Figures that add up to one before them are its parts: "149, 105 civilians, 26 soldiers, 18 rebels", or a list."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from khabar.model import Figure

MOST_PARTS = 12
FAR = 900
"""How many characters behind a whole its last part may stand."""
SMALL, SMALL_FAR = 60, 90
"""Up to this number sums come about by chance; there parts must follow at once."""
UNSETTLED = (
    "nothing near by says",
    "what the figure it refers to counts",
    "what the figure before it counts",
    "what its part counts",
    "what its whole counts",
    "people in a prison or cell",
)


def add_up(found: Sequence[Figure], guessed: Collection[int] = ()) -> list[Figure]:
    """The figures, with those as parts that together make one before them. What a part counts that says nothing of it
    is what its whole counts. `guessed` are those whose whole is only the last that may be.

    Ex: 14, 6 and 8 in "14 people came, six women and eight children": both are part of the first.
    """
    done = list(found)
    for number, whole in enumerate(found):
        for part in _parts(done, number, guessed):
            done[part] = replace(done[part], part_of=number, rule=f"{done[part].rule}; adds up with its neighbours")
            done = _settled(done, part, whole)
    return done


def _settled(done: list[Figure], part: int, whole: Figure) -> list[Figure]:
    """The figures with what a part, and its own parts, count taken from the whole, where they don't say it."""
    if whole.counts == "other" or not any(how in done[part].rule for how in UNSETTLED):
        return done
    done[part] = replace(done[part], counts=whole.counts)
    for number, figure in enumerate(done):
        if figure.part_of == part and "what its whole counts" in figure.rule:
            done[number] = replace(figure, counts=whole.counts)
    return done


def _parts(done: Sequence[Figure], number: int, guessed: Collection[int]) -> list[int]:
    """The figures behind one, parts of parts left out, the first two or more of which add up to it."""
    value = done[number].low
    if value is None or value < 3 or (done[number].high not in (value, None)):
        return []
    taken: list[int] = []
    total = 0
    for at in range(number + 1, len(done)):
        one = done[at]
        if one.span[0] - done[number].span[1] > (FAR if value > SMALL else SMALL_FAR):
            break
        if one.part_of in taken or (one.part_of is not None and done[one.part_of].part_of in taken):
            continue
        if one.part_of not in (None, number) and at not in guessed:
            continue
        if one.low is None or one.low != one.high or one.low >= value:
            taken, total = [], 0
            continue
        taken.append(at)
        total += one.low
        while taken and (total > value or len(taken) > MOST_PARTS):
            total -= done[taken.pop(0)].low or 0
        if total == value and len(taken) > 1:
            return taken
    return []
