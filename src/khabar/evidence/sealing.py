"""Sealing: files into a bag that anybody can verify, today or in thirty years, with any BagIt or sha256sum program."""

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from khabar.evidence.bag import AGENT, ALGORITHMS, DECLARATION, digests, write_manifest
from khabar.evidence.digest import BLOCK
from khabar.model import BadInput

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bag that was made. `seal` is the SHA-256 of its tagmanifest-sha512.txt: it stands for every byte in the bag.

    Kept elsewhere, or printed, the seal shows that a bag was not made anew.
    """

    bag: Path
    files: int
    octets: int
    seal: str


def seal(files: Sequence[Path], bag: Path, progress: Progress | None = None) -> Sealed:
    """Copy files into a new bag (BagIt, RFC 8493) with SHA-256 and SHA-512. The bag appears whole or not at all.

    Two files of one name are kept apart: the later one is numbered. Raises BadInput when there is something at `bag`
    already, when a file is not there, or when its name is not Unicode.

    Ex: seal([Path("list.csv")], Path("bag")).files -> 1
    """
    _check(files, bag)
    bag.parent.mkdir(parents=True, exist_ok=True)
    incoming = Path(tempfile.mkdtemp(dir=bag.parent, prefix=".sealing-"))
    try:
        (incoming / "data").mkdir()
        octets = 0
        for done, (source, name) in enumerate(zip(files, _names(files), strict=True), 1):
            octets += _copy(source, incoming / "data" / name)
            if progress:
                progress("seal", done, len(files))
        seal_of_bag = _write_tags(incoming, len(files), octets)
        incoming.rename(bag)
        _sync(bag.parent)
    except BaseException:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    return Sealed(bag, len(files), octets, seal_of_bag)


def _check(files: Sequence[Path], bag: Path) -> None:
    if not files:
        raise BadInput("there is nothing to seal. Name at least one file.", exit_code=2)
    if os.path.lexists(bag):
        raise BadInput(f"{bag}: there is something of this name already. Name a new folder; a bag is never changed.")
    for path in files:
        if path.is_dir():
            raise BadInput(f"{path}: this is a folder. Name the files in it.")
        if not path.is_file():
            raise BadInput(f"{path}: there is no such file. Check the path.")
        try:
            path.name.encode("utf-8")
        except UnicodeEncodeError as error:
            shown = path.name.encode("utf-8", "backslashreplace").decode()
            raise BadInput(f"{shown}: the name is not Unicode. Rename the file and seal it again.") from error


def _names(files: Sequence[Path]) -> list[str]:
    """A name for each file that differs from the others on every system, capitals and composed letters aside."""
    used: set[str] = set()
    names = []
    for path in files:
        name, turn = path.name, 1
        while _folded(name) in used:
            turn += 1
            name = f"{path.stem}-{turn}{path.suffix}"
        used.add(_folded(name))
        names.append(name)
    return names


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _copy(source: Path, target: Path) -> int:
    with source.open("rb") as original, target.open("xb") as copy:
        shutil.copyfileobj(original, copy, BLOCK)
        copy.flush()
        os.fsync(copy.fileno())
        return copy.tell()


def _write_tags(bag: Path, files: int, octets: int) -> str:
    """Everything of a bag beside its payload; returns the seal."""
    _write(bag / "bagit.txt", DECLARATION)
    today = datetime.now(UTC).date().isoformat()
    about = f"{AGENT}\nBagging-Date: {today}\nBag-Size: {_size(octets)}\nPayload-Oxum: {octets}.{files}\n"
    _write(bag / "bag-info.txt", about)
    for before, folder in (("", bag / "data"), ("tag", bag)):
        found = {
            path.relative_to(bag).as_posix(): digests(path, ALGORITHMS)
            for path in sorted(folder.iterdir())
            if path.is_file()
        }
        for algorithm in ALGORITHMS:
            entries = {name: known[algorithm] for name, known in found.items()}
            _write(bag / f"{before}manifest-{algorithm}.txt", write_manifest(entries))
    _sync(bag)
    return digests(bag / "tagmanifest-sha512.txt", ["sha256"])["sha256"]


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _size(octets: int) -> str:
    """A size for people. Ex: _size(42_600_000) -> "42.6 MB"."""
    size, unit = float(octets), "B"
    for larger in ("KB", "MB", "GB", "TB"):
        if size < 1000:
            break
        size, unit = size / 1000, larger
    return f"{size:.4g} {unit}"


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
