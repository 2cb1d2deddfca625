"""What a person says about a file that khabar can't see by itself: the mapping file."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khabar.model import FIELDS, BadInput

NO_DELIMITERS = '"\r\n\0'


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read one file. Empty values mean "find out"; `columns` maps headers as they stand to canonical fields.

    `sheet_columns` holds for single sheets what goes before `columns`; `skipped_sheets` are left out.
    """

    encoding: str = ""
    delimiter: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    sheet_columns: dict[str, dict[str, str]] = field(default_factory=dict)
    skipped_sheets: list[str] = field(default_factory=list)

    def columns_of(self, sheet: str) -> dict[str, str]:
        """The mapping that counts for one sheet."""
        return self.columns | self.sheet_columns.get(sheet, {})


def load_options(path: Path | None) -> ReadOptions:
    """Read a mapping file (TOML). Raises BadInput when it is missing, broken, or names something unknown.

    Ex: encoding = "windows-1256"
        delimiter = ";"
        [columns]
        "اسم المعتقل الثلاثي" = "name"
        [sheets."Legend"]
        skip = true
        [sheets."2013".columns]
        "Taken on" = "event_date"
    """
    if path is None:
        return ReadOptions()
    try:
        said = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{path}: the mapping file can't be read ({error.strerror}). Check the path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: the mapping file is not valid TOML in UTF-8 ({error}). Mend that place.") from error
    unknown = sorted(set(said) - {"encoding", "delimiter", "columns", "sheets"})
    if unknown:
        raise BadInput(
            f"{path}: “{unknown[0]}” is not known here. Use encoding, delimiter, a [columns] table and "
            '[sheets."NAME"] tables.'
        )
    columns = said.get("columns", {})
    encoding, delimiter = said.get("encoding", ""), said.get("delimiter", "")
    if not (isinstance(columns, dict) and isinstance(encoding, str) and isinstance(delimiter, str)):
        raise BadInput(f'{path}: encoding and delimiter are texts and [columns] is a table of "header" = "field".')
    _check_columns(path, columns)
    sheets = _sheets(path, said.get("sheets", {}))
    if len(delimiter) > 1 or (delimiter and delimiter in NO_DELIMITERS):
        raise BadInput(f"{path}: the delimiter can't be {delimiter!r}. Give one character that parts the cells.")
    by_sheet = {sheet: one["columns"] for sheet, one in sheets.items() if "columns" in one}
    skipped = [sheet for sheet, one in sheets.items() if one.get("skip")]
    return ReadOptions(encoding, delimiter, dict(columns), by_sheet, skipped)


def _check_columns(path: Path, columns: dict[str, Any]) -> None:
    for header, name in columns.items():
        if name not in FIELDS:
            raise BadInput(f"{path}: column “{header}” is mapped to “{name}”. Map it to one of: {', '.join(FIELDS)}.")


def _sheets(path: Path, said: Any) -> dict[str, dict[str, Any]]:
    """What the mapping file says of single sheets."""
    for sheet, one in said.items() if isinstance(said, dict) else [("", None)]:
        if (
            not isinstance(one, dict)
            or not set(one) <= {"skip", "columns"}
            or not isinstance(one.get("skip", False), bool)
            or not isinstance(one.get("columns", {}), dict)
        ):
            raise BadInput(f'{path}: [sheets."{sheet}"] may say “skip = true” or hold a table of columns, no more.')
        _check_columns(path, one.get("columns", {}))
    return dict(said)
