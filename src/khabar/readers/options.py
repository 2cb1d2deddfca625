"""What a person says about a file that khabar can't see by itself: the mapping file."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from khabar.model import FIELDS, BadInput

NO_DELIMITERS = '"\r\n\0'


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read one file. Empty values mean "find out"; `columns` maps headers as they stand to canonical fields."""

    encoding: str = ""
    delimiter: str = ""
    columns: dict[str, str] = field(default_factory=dict)


def load_options(path: Path | None) -> ReadOptions:
    """Read a mapping file (TOML). Raises BadInput when it is missing, broken, or names something unknown.

    Ex: encoding = "windows-1256"
        delimiter = ";"
        [columns]
        "اسم المعتقل الثلاثي" = "name"
    """
    if path is None:
        return ReadOptions()
    try:
        said = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{path}: the mapping file can't be read ({error.strerror}). Check the path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: the mapping file is not valid TOML in UTF-8 ({error}). Mend that place.") from error
    unknown = sorted(set(said) - {"encoding", "delimiter", "columns"})
    if unknown:
        raise BadInput(f"{path}: “{unknown[0]}” is not known here. Use encoding, delimiter and a [columns] table.")
    columns = said.get("columns", {})
    encoding, delimiter = said.get("encoding", ""), said.get("delimiter", "")
    if not (isinstance(columns, dict) and isinstance(encoding, str) and isinstance(delimiter, str)):
        raise BadInput(f'{path}: encoding and delimiter are texts and [columns] is a table of "header" = "field".')
    for header, name in columns.items():
        if name not in FIELDS:
            raise BadInput(f"{path}: column “{header}” is mapped to “{name}”. Map it to one of: {', '.join(FIELDS)}.")
    if len(delimiter) > 1 or (delimiter and delimiter in NO_DELIMITERS):
        raise BadInput(f"{path}: the delimiter can't be {delimiter!r}. Give one character that parts the cells.")
    return ReadOptions(encoding, delimiter, dict(columns))
