"""The form of a sealed bag: BagIt (RFC 8493) with SHA-256 and SHA-512; which files it has and how they read."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from khabar.evidence.digest import BLOCK
from khabar.model import BadInput

ALGORITHMS = ("sha256", "sha512")
"""What khabar seals with. `digests` computes others of hashlib too, for bags that others made."""

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
AGENT = "Bag-Software-Agent: khabar"
"""The line of bag-info.txt that tells our bags; they are held to every letter of what we write."""

LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
ENCODED = re.compile(r"%(25|0A|0D)", re.IGNORECASE)


def encode_path(path: str) -> str:
    """A path as a manifest writes it: only percent, line feed and carriage return are encoded (RFC 8493, 2.1.3).

    Ex: encode_path("data/100%.txt") -> "data/100%25.txt"
    """
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def decode_path(text: str) -> str:
    """The path that `encode_path` wrote."""
    return ENCODED.sub(lambda found: chr(int(found[1], 16)), text)


def is_inside(path: str) -> bool:
    """Whether a path of a manifest stays in its bag: relative, no way up, no home, no drive, no NUL.

    Ex: is_inside("data/a.csv") -> True; is_inside("data/../../a.csv") -> False
    """
    parts = PurePosixPath(path).parts
    is_plain = "\0" not in path and "\\" not in path and not path.startswith(("/", "~")) and path[1:2] != ":"
    return is_plain and bool(parts) and ".." not in parts and path == str(PurePosixPath(path))


def write_manifest(entries: Mapping[str, str]) -> str:
    """The text of a manifest: path -> digest in hex, one line each, sorted by path."""
    return "".join(f"{digest}  {encode_path(path)}\n" for path, digest in sorted(entries.items()))


def read_manifest(name: str, raw: bytes) -> dict[str, str]:
    """Path -> digest (lower case) of a manifest that anybody wrote. Raises BadInput at a line that can't be read."""
    entries: dict[str, str] = {}
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: it is not UTF-8 (byte {error.start}).") from error
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if not line:
            continue
        found = LINE.fullmatch(line)
        path = decode_path(found[2]) if found else ""
        if not found or path in entries:
            raise BadInput(f"{name}: line {number} can't be read, or names a file twice.")
        entries[path] = found[1].lower()
    return entries


def digests(path: Path, algorithms: Iterable[str]) -> dict[str, str]:
    """Algorithm -> digest of a file in hex, read once. Raises OSError."""
    sums = {algorithm: hashlib.new(algorithm, usedforsecurity=False) for algorithm in algorithms}
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            for known in sums.values():
                known.update(block)
    return {algorithm: known.hexdigest() for algorithm, known in sums.items()}
