"""In which encoding a text file was written: UTF-8, UTF-16 or Windows-1256, with or without a byte order mark."""

import codecs
from dataclasses import dataclass
from pathlib import Path

import puremagic

from khabar.model import BadInput

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LOOK = 1 << 20
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1a")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec and how it was found: "byte order mark", "valid throughout", "letter statistics" or "mapping"."""

    codec: str
    found_by: str


def find_encoding(path: Path, name: str, said: str) -> Encoding:
    """The encoding of a text file called `name`. `said` (from a mapping file) is believed when given.

    Raises BadInput when the file is empty, is not text, or is in an encoding that can't be told.
    """
    with path.open("rb") as file:
        head = file.read(LOOK)
    if not head.strip():
        raise BadInput(f"{name}: the file is empty. Check that it was saved or copied whole.")
    if said:
        try:
            return Encoding(codecs.lookup(said).name, "mapping")
        except LookupError as error:
            raise BadInput(f"{name}: “{said}” is not an encoding. Try utf-8, utf-16 or windows-1256.") from error
    for mark, codec in MARKS:
        if head.startswith(mark):
            return Encoding(codec, "byte order mark")
    if b"\0" in head and (found := _bare_utf16(head)):
        return found
    if head.translate(None, CONTROLS) != head:
        raise BadInput(f"{name}: this is not text but {_kind(head)}. Save it as CSV or text and try again.")
    broken = _count_broken_utf8(path)
    if broken == 0:
        return Encoding("utf-8", "valid throughout")
    if found := _bare_utf16(head):
        return found
    beyond_ascii = sum(byte > 127 for byte in head)
    if broken * 50 < beyond_ascii:
        return Encoding("utf-8", "valid but for a few bytes")
    if _reads_as_arabic(head.decode("cp1256", "replace")):
        return Encoding("cp1256", "letter statistics")
    raise BadInput(
        f"{name}: the encoding can't be told: neither UTF-8, UTF-16 nor Windows-1256 fits. Save it as UTF-8, or name "
        'it in a mapping file (encoding = "...").'
    )


def _kind(head: bytes) -> str:
    """What the first bytes say a file is, in words."""
    try:
        name = puremagic.magic_string(head)[0].name
    except (puremagic.PureError, IndexError, ValueError):
        name = ""
    return f"“{name}”" if name else "binary data"


def _bare_utf16(head: bytes) -> Encoding | None:
    """UTF-16 without its mark: every other byte is 0 (Latin) or 6 (Arabic) far more often than chance would have it."""
    for codec, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if high and sum(high.count(byte) for byte in (0, 6)) > 0.8 * len(high):
            return Encoding(codec, "letter statistics")
    return None


def _count_broken_utf8(path: Path) -> int:
    """How many bytes of the file are not valid UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    broken = 0
    with path.open("rb") as file:
        while block := file.read(LOOK):
            text = decoder.decode(block)
            if not text.isascii():
                broken += sum("\udc80" <= c <= "\udcff" for c in text) if _has_escape(text) else 0
    return broken + len(decoder.decode(b"", final=True))


def _has_escape(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _reads_as_arabic(text: str) -> bool:
    """Most letters beyond ASCII are Arabic, and alef and lam are as common as Arabic has them (each over 3 %)."""
    beyond = [c for c in text if c > "\x7f"]
    arabic = [c for c in beyond if "\u0621" <= c <= "\u064a"]
    if len(arabic) < 0.9 * max(len(beyond), 1):
        return False
    return all(arabic.count(letter) > 0.03 * len(arabic) for letter in "ال")
