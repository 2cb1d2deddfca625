"""Headings that stand in two rows, or in cells merged over columns, joined into one per column."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from khabar.readers.columns import BETWEEN, spellings
from khabar.readers.wording import fold

if TYPE_CHECKING:
    from khabar.readers.sheets import Merged, SheetRow


def join_headings(
    rows: Sequence["SheetRow"], at: int, merged: Mapping[int, Sequence["Merged"]]
) -> tuple[int, int, list[str]]:
    """The first and last row of a header, by position, around row `at`, and its headings.

    Two rows are one header when a heading is merged over both, when one above is merged over several below, or when
    all that stands in the second goes on with what stands in the first ("Date" above "of arrest").

    Ex: "Arrest" merged over "Date" and "Place" -> ["Arrest / Date", "Arrest / Place"]
    """
    here = _spread(rows[at], merged)
    if at + 1 < len(rows) and rows[at + 1].number == rows[at].number + 1:
        below = _spread(rows[at + 1], merged)
        if _are_tied(rows[at], rows[at + 1], merged) or _goes_on(here, below):
            return at, at + 1, _join(here, below)
    if at and rows[at - 1].number == rows[at].number - 1 and _are_tied(rows[at - 1], rows[at], merged):
        return at - 1, at, _join(_spread(rows[at - 1], merged), here)
    return at, at, here


def _spread(row: "SheetRow", merged: Mapping[int, Sequence["Merged"]]) -> list[str]:
    """The cells of a row, each given to all columns that it is merged over."""
    cells = list(row.cells)
    for one in merged.get(row.number, ()):
        if one.left <= len(row.cells):
            cells.extend([""] * (min(one.right, 1000) - len(cells)))
            for column in range(one.left, min(one.right, len(cells)) + 1):
                cells[column - 1] = row.cells[one.left - 1]
    return cells


def _are_tied(upper: "SheetRow", lower: "SheetRow", merged: Mapping[int, Sequence["Merged"]]) -> bool:
    """Whether merged cells make one header of two rows; a title merged over the whole table does not."""
    if sum(bool(cell.strip()) for cell in upper.cells) < 2:
        return False
    for one in merged.get(upper.number, ()):
        below = lower.cells[one.left - 1 : one.right]
        if any(cell.strip() for cell in upper.cells[one.left - 1 : one.left]):
            if one.bottom == lower.number:
                return True
            if one.right > one.left and one.bottom == upper.number and sum(bool(cell.strip()) for cell in below) > 1:
                return True
    return False


def _goes_on(here: Sequence[str], below: Sequence[str]) -> bool:
    """Whether all that stands below goes on with a heading that is known by both parts together, not by the first."""
    pairs = [(upper, both) for upper, lower, both in _beside(here, below) if lower.strip()]
    is_known = all(fold(both) in spellings() and fold(both) != fold(upper) for upper, both in pairs)
    return is_known and any(upper.strip() for upper, _ in pairs)


def _beside(upper: Sequence[str], lower: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Both parts of each heading, and the two together."""
    width = max(len(upper), len(lower))
    for one, other in zip([*upper, *[""] * width][:width], [*lower, *[""] * width][:width], strict=True):
        yield one, other, BETWEEN.join(dict.fromkeys(part.strip() for part in (one, other) if part.strip()))


def _join(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    return [both for _, _, both in _beside(upper, lower)]
