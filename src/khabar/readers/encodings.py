"""In which encoding a text file was written: UTF-8, UTF-16 or Windows-1256, with or without a byte order mark."""

import codecs
from dataclasses import dataclass
from pathlib import Path

import puremagic

from khabar.model import BadInput

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOOK = 1 << 20
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1a")
BEYOND_ASCII = bytes(range(128, 256))
NO_TEXTS = (b"%PDF-", b"{\\rtf")
"""How documents begin that are written in plain letters and yet are no text to read."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec, and whether it was guessed from the letters rather than said or proved by the bytes."""

    codec: str
    is_guess: bool = False


def find_encoding(path: Path, name: str, said: str) -> Encoding:
    """The encoding of a text file called `name`.

    What its byte order mark proves goes before what a mapping file `said`, and that before what its bytes tell.
    Raises BadInput when the file is empty, is not text, or is in an encoding that can't be told.
    """
    with path.open("rb") as file:
        head = file.read(LOOK)
    if not head.strip():
        raise BadInput(f"{name}: the file is empty. Check that it was saved or copied whole.")
    codec = _codec(said, name) if said else ""
    codec = next((marked for mark, marked in MARKS if head.startswith(mark)), codec)
    if codec:
        return Encoding(codec)
    if found := _bare_utf16(head):
        return found
    if head.startswith(NO_TEXTS) or _is_binary(head):
        raise BadInput(f"{name}: this is not text but {_kind(head)}. Save it as CSV or text and try again.")
    broken, beyond_ascii = _count_bytes(path)
    if broken * 50 <= beyond_ascii:
        return Encoding("utf-8", is_guess=broken > 0)
    if _reads_as_arabic(head.decode("cp1256")):
        return Encoding("cp1256", is_guess=True)
    raise BadInput(
        f"{name}: the encoding can't be told: neither UTF-8, UTF-16 nor Windows-1256 fits. Save it as UTF-8, or name "
        'it in a mapping file (encoding = "...").'
    )


def _codec(said: str, name: str) -> str:
    try:
        "a".encode(said)
        return codecs.lookup(said).name
    except (LookupError, ValueError) as error:
        raise BadInput(f"{name}: “{said}” is not an encoding. Try utf-8, utf-16 or windows-1256.") from error


def _is_binary(head: bytes) -> bool:
    """Whether more than one byte in twenty is a control character; a few strays make no text binary."""
    controls = len(head) - len(head.translate(None, CONTROLS))
    return controls > 8 + len(head) // 20


def _kind(head: bytes) -> str:
    """What the first bytes say a file is, in words."""
    try:
        name = puremagic.magic_string(head)[0].name
    except (puremagic.PureError, IndexError, ValueError):
        name = ""
    return f"“{name}”" if name else "binary data"


def _bare_utf16(head: bytes) -> Encoding | None:
    """UTF-16 without its mark: every other byte is 0 (Latin) or 6 (Arabic) far more often than chance would have it."""
    for codec, high, low in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        plain = sum(high.count(byte) for byte in (0, 6))
        if plain > 0.8 * len(high) and low.count(0) * 2 < plain:
            return Encoding(codec, is_guess=True)
    return None


def _count_bytes(path: Path) -> tuple[int, int]:
    """How many bytes of the file are not valid UTF-8, and how many are beyond ASCII."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    broken = beyond_ascii = 0
    with path.open("rb") as file:
        while block := file.read(LOOK):
            text = decoder.decode(block)
            if not block.isascii():
                beyond_ascii += len(block) - len(block.translate(None, BEYOND_ASCII))
                broken += sum("\udc80" <= c <= "\udcff" for c in text) if _has_escape(text) else 0
    return broken + len(decoder.decode(b"", final=True)), beyond_ascii


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
