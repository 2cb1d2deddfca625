"""Plain text: paragraphs, verbatim, with their character offsets."""

import re
from collections.abc import Iterator
from pathlib import Path

from khabar.model import BadInput
from khabar.readers.encodings import find_encoding
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Note, Part, Text

SUFFIXES = (".txt", ".md")
MOST_BYTES = 40_000_000


PARAGRAPH = re.compile(r"\S[^\r\n]*(?:(?:\r\n|\r|\n)[^\S\r\n]*\S[^\r\n]*)*")
"""From a character that can be seen to the end of the last line before an empty one.

No possessive quantifiers: Python 3.11.2, which Debian 12 ships, matches one line end too many with them.
"""


def read(path: Path, options: ReadOptions) -> Iterator[Part]:
    """One Text per paragraph; an empty line parts two. Line ends stay as they are. Raises BadInput."""
    encoding = find_encoding(path, path.name, options.encoding)
    if path.stat().st_size > MOST_BYTES:
        raise BadInput(f"{path.name}: a text may have {MOST_BYTES:,} bytes at most. Split it.")
    try:
        whole = path.read_bytes().decode(encoding.codec)
    except UnicodeDecodeError as error:
        at, codec = error.start + 1, encoding.codec
        raise BadInput(
            f"{path.name}: byte {at:,} is not {codec}, as the rest is. Save the file anew as UTF-8."
        ) from error
    if "\0" in whole:
        at = whole.index("\0") + 1
        raise BadInput(f"{path.name}: character {at:,} is NUL, which no text has. Save the file anew as UTF-8.")
    if encoding.is_guess:
        yield Note(0, f"the text does not say its encoding: by its letters it was read as {encoding.codec}")
    for number, found in enumerate(PARAGRAPH.finditer(whole), start=1):
        yield Text(number, found.start(), found.end(), found.group())
