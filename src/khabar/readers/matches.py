"""What a column was taken for, and how sure that is."""

from dataclasses import dataclass

SURE_ENOUGH = 0.5
"""From here on a recognised column is used; below, it is shown to a person as a suggestion and kept verbatim only."""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column: its header as it stands, the canonical field it is used as ("" when none), and who said so.

    `said_by` is "mapping" (a person), "header" (a known spelling), "near" (nearly one), "contents" (only its cells
    speak for the field, which is then `suggested` and not used) or "" (nobody). `sure` is 0 to 1, for the field that is
    used or suggested.
    """

    header: str
    field: str
    said_by: str
    sure: float = 0.0
    suggested: str = ""
