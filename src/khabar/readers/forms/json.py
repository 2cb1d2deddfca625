"""JSON and JSON Lines: lists of objects, one record each; nested objects become columns such as "arrest.date"."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.model import BadInput
from khabar.readers.damage import damage, shown
from khabar.readers.encodings import find_encoding
from khabar.readers.json_stream import DECODER, Pairs, Stream, arrays, as_json
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Columns, Note, Part, Rejected, Row
from khabar.readers.sheets import check_names

SUFFIXES = (".json", ".jsonl", ".ndjson")
MOST_KEYS = 1000
MOST_NESTED = 20
NO_OBJECT = "it is no object, so that nothing says what its values are"
EMPTY = "is empty"

Found = tuple[str, int, Any, str]
"""List, number of the item in it, the item, and why it can't be read ("" when it can)."""


def read(path: Path, options: ReadOptions) -> Iterator[Part]:
    """For each list its keys as columns, then every item as a Row or a Rejected. Raises BadInput.

    The document is gone through twice: which keys there are is only known at its end.
    """
    encoding = find_encoding(path, path.name, options.encoding)
    walk = _lines if _is_lines(path, encoding.codec) else _whole
    keys: dict[str, dict[str, None]] = {}
    for name, number, item, _ in walk(path, encoding.codec):
        if number:
            known = keys.setdefault(name, {})
            known.update((key, None) for key, _ in _flat_or_none(item))
            if len(known) > MOST_KEYS:
                raise BadInput(f"{path.name}: its items have over {MOST_KEYS:,} different keys. Check what is listed.")
    if not keys:
        raise BadInput(f'{path.name}: there is no list of objects in it, as {{"records": [{{"name": ...}}]}} has one.')
    check_names(list(keys), options, path.name)
    if encoding.is_guess:
        yield Note(0, f"the list does not say its encoding: by its letters it was read as {encoding.codec}")
    yield from _parts(walk(path, encoding.codec), keys, options)


def flat(item: Any, before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The values of an object as texts, with their keys; lists and what is nested too deep as JSON.

    Ex: {"name": "Ali", "arrest": {"year": 2012}, "tags": ["a"]} -> name Ali, arrest.year 2012, tags ["a"]
    """
    if not isinstance(item, Pairs):
        return
    for key, value in item:
        if isinstance(value, Pairs) and depth < MOST_NESTED:
            yield from flat(value, f"{before}{key}.", depth + 1)
        else:
            yield f"{before}{key}", _text(value)


def _flat_or_none(item: Any) -> list[tuple[str, str]]:
    try:
        return list(flat(item))
    except RecursionError:
        return []


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return as_json(value)


def _parts(found: Iterator[Found], keys: dict[str, dict[str, None]], options: ReadOptions) -> Iterator[Part]:
    opened: set[str] = set()
    several = len(keys) > 1
    columns: list[str] = []
    for name, number, item, reason in found:
        sheet = name if several else ""
        if number and name in options.skipped_sheets:
            if name not in opened:
                yield Note(0, "the list was left out, as the mapping file says", sheet)
            opened.add(name)
            continue
        if number and name not in opened:
            opened.add(name)
            columns = list(keys[name])
            yield Columns(tuple(map(shown, columns)), 0, sheet)
        if not number:
            yield Note(0, f"stands beside the list: {shown(name)} = {shown(_text(item))[:200]}")
        else:
            yield from _judge(number, item, reason, columns, sheet)


def _judge(number: int, item: Any, reason: str, columns: list[str], sheet: str) -> Iterator[Part]:
    """An item as a row with a cell for each column, or the reason why it is none."""
    try:
        raw = item if isinstance(item, str) and reason else as_json(item)
        pairs = list(flat(item))
    except RecursionError:
        yield Rejected(number, "it is nested too deep", "")
        return
    reason = reason or damage("\t".join(text for _, text in pairs))
    if reason or not isinstance(item, Pairs):
        yield Rejected(number, reason or NO_OBJECT, shown(raw))
    elif not any(text.strip() for _, text in pairs):
        yield Note(number, EMPTY, sheet)
    else:
        values: dict[str, str] = {}
        for key, text in pairs:
            values[key] = f"{values[key]}; {text}" if key in values else text
        yield Row(number, tuple(values.get(column, "") for column in columns))
        if len(values) < len(pairs):
            yield Note(number, "holds a key twice: both values are kept in one cell", sheet)


def _is_lines(path: Path, codec: str) -> bool:
    """Whether lines are objects of their own: most of the first 50 are, or the only one is and wraps no list."""
    with path.open(encoding=codec, errors="surrogateescape") as file:
        lines = [line for _, line in zip(range(50), iter(lambda: file.readline(1_000_000), ""), strict=False)]
    filled = [line for line in lines if line.strip("\ufeff \t\r\n")]
    found = [item for line in filled if isinstance(item := _decode(line), Pairs)]
    if len(filled) == 1 and found:
        return not any(isinstance(value, list) and value and isinstance(value[0], Pairs) for _, value in found[0])
    return len(found) * 2 > len(filled)


def _decode(line: str) -> Any:
    """What a line of JSON holds; None when it is broken."""
    try:
        return DECODER.decode(line.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return None


def _whole(path: Path, codec: str) -> Iterator[Found]:
    numbers: dict[str, int] = {}
    with path.open(encoding=codec, errors="surrogateescape") as file:
        stream = Stream(file)
        try:
            for name, item, is_item in arrays(stream):
                numbers[name] = numbers.get(name, 0) + is_item
                yield name, numbers[name], item, ""
        except ValueError as error:
            what = getattr(error, "msg", str(error))
            raise BadInput(f"{path.name}: line {stream.line:,} is no valid JSON ({what}). Mend that place.") from error


def _lines(path: Path, codec: str) -> Iterator[Found]:
    with path.open(encoding=codec, errors="surrogateescape") as file:
        for number, line in enumerate(iter(lambda: file.readline(10_000_000), ""), 1):
            text = line.strip("\ufeff \t\r\n")
            try:
                yield "", number, DECODER.decode(text) if text else Pairs(), ""
            except (ValueError, RecursionError):
                yield "", number, text, "it is no valid JSON"
