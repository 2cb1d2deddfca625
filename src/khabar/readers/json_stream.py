"""The items of a JSON document one after another, without ever holding the whole; numbers stay as they are written."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

BLOCK = 1 << 16
MOST_CHARACTERS = 10_000_000
"""The longest item that is read."""

SPACES = " \t\n\r\ufeff"


class Pairs(list[tuple[str, Any]]):
    """An object of JSON: its pairs of key and value as they stand, a key twice where it stands twice."""


class Number(str):
    """A number as it is written, NaN and Infinity included."""

    __slots__ = ()


DECODER = json.JSONDecoder(
    object_pairs_hook=Pairs, parse_float=Number, parse_int=Number, parse_constant=Number, strict=False
)


def as_json(value: Any) -> str:
    """A decoded value written in one line; numbers and repeated keys as they stood. Raises RecursionError."""
    if isinstance(value, Number):
        return value
    if isinstance(value, Pairs):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {as_json(one)}" for key, one in value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


class Stream:
    """Text of JSON, read piece by piece. `line` counts the line ends that were passed, for messages."""

    def __init__(self, file: TextIO) -> None:
        self.file = file
        self.text = ""
        self.at = 0
        self.line = 1
        self.is_at_end = False

    def peek(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in SPACES:
                    return self.text[self.at]
                self.line += self.text[self.at] == "\n"
                self.at += 1
            if not self._more():
                return ""

    def take(self, wanted: str) -> bool:
        """Pass over this character if it is the next one."""
        if self.peek() != wanted:
            return False
        self.at += 1
        return True

    def value(self) -> Any:
        """The next value, whole. Raises ValueError when it is broken, never ends or is nested absurdly deep."""
        self.peek()
        asked = BLOCK
        while True:
            try:
                found, end = DECODER.raw_decode(self.text, self.at)
            except RecursionError as error:
                raise ValueError("nested too deep") from error
            except json.JSONDecodeError:
                if len(self.text) - self.at > MOST_CHARACTERS:
                    raise ValueError(f"an item has over {MOST_CHARACTERS:,} characters") from None
                if not self._more(asked):
                    raise
                asked *= 2
                continue
            if end == len(self.text) and self._more():
                continue
            self.line += self.text.count("\n", self.at, end)
            self.at = end
            return found

    def _more(self, size: int = BLOCK) -> bool:
        block = self.file.read(size)
        self.text = self.text[self.at :] + block
        self.at = 0
        return bool(block)


def arrays(stream: Stream) -> Iterator[tuple[str, Any, bool]]:
    """The items of every list of objects at the top: (name, item, True); what stands beside them: (key, value, False).

    The top may be a list (its name is "") or an object that wraps lists. Raises ValueError for anything else.
    """
    if stream.take("["):
        yield from (("", item, True) for item in items(stream))
    elif stream.take("{"):
        keys: Counter[str] = Counter()
        while not stream.take("}"):
            key = stream.value()
            if not isinstance(key, str) or not stream.take(":"):
                raise ValueError("a key is expected")
            keys[key] += 1
            key = f"{key} {keys[key]}" if keys[key] > 1 else key
            if stream.take("["):
                if stream.peek() == "{":
                    yield from ((key, item, True) for item in items(stream))
                else:
                    yield key, list(items(stream)), False
            else:
                yield key, stream.value(), False
            if not stream.take(",") and stream.peek() != "}":
                raise ValueError("a comma is expected")
    else:
        raise ValueError("neither a list nor an object")
    if stream.peek():
        raise ValueError("something stands behind the end")


def items(stream: Stream) -> Iterator[Any]:
    """The items of a list whose bracket was just taken."""
    while not stream.take("]"):
        yield stream.value()
        if not stream.take(",") and stream.peek() != "]":
            raise ValueError("a comma is expected")
