"""What a figure counts where its own words don't say: as its whole, its part, what stands beside it, or one before."""

from collections.abc import Sequence
from dataclasses import replace

from khabar.model import Figure
from khabar.statements.counting import Counted
from khabar.statements.wholes import earlier

SOMEBODY = 0.5
"""From this on a noun says that people are counted, though not what happened to them."""
THINGS = frozenset(("families", "documents", "facilities", "cases", "graves", "attacks", "massacres", "other"))
SETTLED = frozenset(("tortured", "held", "detained", "tried", "injured"))
"""What words behind a part say of all of them: "677 of neglect and 136 under torture" of those who died."""
STATE_BEFORE = {"released": "held"}
"""What those were of whom some were released: "240 of the 132,000"."""
REPEATED = 10
"""From this number on the same number again is taken to be the same people."""


def inherited(number: int, notes: Sequence[Counted], wholes: Sequence[int | None], beside: Sequence[bool]) -> Counted:
    """What one of the quantities of a sentence counts, by what is known of all; `notes` before it are settled.

    Ex: in "killed 12 men and 4 women in the prison" the four were killed, as the twelve beside them.
    """
    note, whole = notes[number], wholes[number]
    is_own = note.how in ("the noun behind it", "the kind of case", "what is said of them", "what happened to them")
    is_open = not note.counts or note.counts in SETTLED
    if whole is not None and whole < number and notes[whole].counts and is_open and not is_own:
        return replace(note, counts=notes[whole].counts, how="what its whole counts", sureness=0.75)
    if beside[number] and notes[number - 1].counts not in THINGS and not is_own:
        is_object = notes[number - 1].how == "what was done, before it"
        if (is_object and note.how != "what was done, before it") or not note.counts:
            counts = notes[number - 1].counts
            return replace(note, counts=counts, how="what stands beside it", sureness=0.7 if counts else note.sureness)
    if note.counts:
        return note
    if whole is not None and notes[whole].counts:
        return replace(note, counts=notes[whole].counts, how="what its whole counts", sureness=0.75)
    parts = [n for n, w in enumerate(wholes) if w == number and notes[n].counts]
    if parts:
        part = notes[parts[0]]
        counts = part.usual or STATE_BEFORE.get(part.counts, part.counts)
        return replace(note, counts=counts, how="what its part counts", sureness=0.65)
    if number + 1 < len(notes) and beside[number + 1] and notes[number + 1].counts not in THINGS:
        counts = notes[number + 1].counts
        return replace(note, counts=counts, how="what stands beside it", sureness=0.65 if counts else note.sureness)
    return note


def alone(note: Counted, part: Figure, before: Sequence[Figure], refers: bool) -> Counted:
    """What a quantity counts of which its sentence says nothing: as the whole that it refers back to, as the same
    number before, or as the last people counted; else "other"."""
    if refers and (whole := earlier(before, part)) is not None:
        return replace(note, counts=before[whole].counts, how="what the figure it refers to counts", sureness=0.6)
    if part.low is not None and part.low == part.high and part.low >= REPEATED:
        same = [one for one in before if (one.low, one.high) == (part.low, part.high) and one.counts != "other"]
        if same:
            return replace(note, counts=same[-1].counts, how="the same number before", sureness=0.65)
    if note.who and note.sureness >= SOMEBODY and before and before[-1].counts not in THINGS:
        return replace(note, counts=before[-1].counts, how="what the figure before it counts", sureness=0.55)
    if note.usual:
        return replace(note, counts=note.usual, how="people in a prison or cell", sureness=0.5)
    return replace(note, counts="other")
