"""Which lists are not independent of each other: rows shared word for word, in one order, with the same rare slips.

- `rows_of(lines)` -> what is compared of the rows of one document, as arrays; `save_rows`, `load_rows` keep it
- `find_copies({key: rows})` -> the pairs that rest on one another, each with what that rests on and how sure it is
- `shared_rows(one, other)` -> the rows of two documents that name the same person, in the order of the second
- `repeats(rows)` -> rows of one document that stand there twice
- `odd_spellings({key: rows})` -> rare spellings that stand in several documents
"""

from khabar.checks.copied.finding import LEAST, Copy, Sign, Sure, find_copies
from khabar.checks.copied.keeping import load_rows, save_rows
from khabar.checks.copied.odd import OddSpelling, odd_spellings
from khabar.checks.copied.rows import Rows, rows_of
from khabar.checks.copied.shared import Shared, repeats, shared_rows

__all__ = [
    "LEAST",
    "Copy",
    "OddSpelling",
    "Rows",
    "Shared",
    "Sign",
    "Sure",
    "find_copies",
    "load_rows",
    "odd_spellings",
    "repeats",
    "rows_of",
    "save_rows",
    "shared_rows",
]
