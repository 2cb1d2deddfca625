"""What a person says about a file that khabar can't see by itself: the mapping file."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khabar.dates import read_date, span
from khabar.model import FIELDS, BadInput

NO_DELIMITERS = '"\r\n\0'


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read one file. Empty values mean "find out"; `columns` maps headers as they stand to canonical fields.

    `sheet_columns` holds for single sheets what goes before `columns`; `skipped_sheets` are left out. `dated` is the
    EDTF date of the document: an age without a date of its own is counted from it.
    """

    encoding: str = ""
    delimiter: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    sheet_columns: dict[str, dict[str, str]] = field(default_factory=dict)
    skipped_sheets: list[str] = field(default_factory=list)
    dated: str = ""

    def columns_of(self, sheet: str) -> dict[str, str]:
        """The mapping that counts for one sheet."""
        return self.columns | self.sheet_columns.get(sheet, {})


def load_options(path: Path | None) -> ReadOptions:
    """Read a mapping file (TOML). Raises BadInput when it is missing, broken, or names something unknown.

    Ex: encoding = "windows-1256"
        delimiter = ";"
        dated = "May 2013"
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
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: the mapping file is no text in UTF-8. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: the mapping file is not valid TOML ({error}). Mend that place.") from error
    unknown = sorted(set(said) - {"encoding", "delimiter", "dated", "columns", "sheets"})
    if unknown:
        raise BadInput(
            f"{path}: “{unknown[0]}” is not known here. Use encoding, delimiter, dated, a [columns] table and "
            '[sheets."NAME"] tables.'
        )
    columns = said.get("columns", {})
    encoding, delimiter, dated = (said.get(name, "") for name in ("encoding", "delimiter", "dated"))
    if not (isinstance(columns, dict) and all(isinstance(text, str) for text in (encoding, delimiter, dated))):
        raise BadInput(
            f'{path}: encoding, delimiter and dated are texts and [columns] is a table of "header" = "field".'
        )
    _check_columns(path, columns)
    sheets = _sheets(path, said.get("sheets", {}))
    if len(delimiter) > 1 or (delimiter and delimiter in NO_DELIMITERS):
        raise BadInput(f"{path}: the delimiter can't be {delimiter!r}. Give one character that parts the cells.")
    by_sheet = {sheet: one["columns"] for sheet, one in sheets.items() if "columns" in one}
    skipped = [sheet for sheet, one in sheets.items() if one.get("skip")]
    return ReadOptions(encoding, delimiter, dict(columns), by_sheet, skipped, day_of(dated, str(path)))


def day_of(dated: str, where: str) -> str:
    """The date of a document in EDTF, as a person wrote it; "" for none. Raises BadInput when it can't be read.

    Ex: day_of("أيار 2013", "list.toml") -> "2013-05"
    """
    read = read_date(dated)
    if dated.strip() and None in span(read.edtf):
        why = read.rule if not read.edtf else "it has no beginning or no end"
        raise BadInput(f"{where}: “{dated}” is no date of a document ({why}). Write it as 2013-05-03, 2013-05 or 2013.")
    return read.edtf


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
