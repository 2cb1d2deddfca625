"""What came in: a document, and the records and text found in it, verbatim."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS = (
    "record_id", "list", "name", "given_name", "father_name", "grandfather_name", "family_name", "mother_name", "sex",
    "birth_date", "age", "origin_place", "event", "event_date", "event_place", "facility", "status", "national_id",
    "register_number", "phone", "note",
)  # fmt: skip
"""The canonical columns of a list, in the order in which tables and pages show them."""

NAME_FIELDS = ("name", "given_name", "father_name", "grandfather_name", "family_name")

ENDS_IN_TURN = re.compile(r"#\d+$")


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a document something stands. Rows count as a spreadsheet shows them; an item of JSON is a row.

    `sheet` names the sheet of a spreadsheet or the table of a page, and is "" where there is one table only.

    Paragraphs count from 1; `start` and `end` are character offsets into the decoded text, end excluded.
    """

    sheet: str = ""
    row: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One thing received, sealed as it came: `digest` is the SHA-256 of its bytes in hex, `size` counts them."""

    digest: str
    size: int
    file_name: str
    form: str


@dataclass(frozen=True, slots=True)
class Record:
    """One mention of one person in one document. Its identity is (`list_name`, `record_id`).

    `cells` is the row as it stood, in the order of its table's headers; `values` holds the same text under the
    canonical field names that its columns were recognised as.
    """

    list_name: str
    record_id: str
    locator: Locator
    cells: tuple[str, ...]
    values: Mapping[str, str] = field(hash=False)

    @property
    def name(self) -> str:
        """The name in one line, as written, or put together from its parts when no column holds it whole."""
        whole = self.values.get("name", "")
        return whole or " ".join(part for key in NAME_FIELDS[1:] if (part := self.values.get(key, "")))


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that could not become a record, with the reason and its raw text (cut after 10,000 characters)."""

    locator: Locator
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph of a text document, verbatim."""

    locator: Locator
    text: str


def distinct_id(record_id: str, repeat: int) -> str:
    """The identity of a record whose list has used this id `repeat` times before; different for every such pair.

    Lists repeat ids, and come in editions; every row is kept, so a later one is told apart by its turn.

    Ex: distinct_id("A17", 0) -> "A17"; distinct_id("A17", 1) -> "A17#2"; distinct_id("A17#2", 0) -> "A17#2#1"
    """
    if repeat == 0 and not ENDS_IN_TURN.search(record_id):
        return record_id
    return f"{record_id}#{repeat + 1}"
