"""Verifying a bag: every file against every manifest, and every manifest against the tag manifests. Offline."""

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from khabar.evidence.bag import AGENT, ALGORITHMS, DECLARATION, digests, is_inside, read_manifest, write_manifest
from khabar.model import BadInput

Progress = Callable[[str, int, int], None]
Listed = dict[str, dict[str, str]]
"""Path -> algorithm -> digest, as manifests say."""

MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
OXUM = re.compile(r"^Payload-Oxum:[ \t]*(\d+)\.(\d+)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one file of a bag."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}".encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a bag: true when it is whole. Counts are those of the payload that was read."""

    files: int
    octets: int
    seal: str
    problems: tuple[Problem, ...]

    def __bool__(self) -> bool:
        return not self.problems


def verify(bag: Path, progress: Progress | None = None) -> Verified:
    """Whether a bag is whole, and if not, which files are not. Follows no link and opens nothing outside the bag.

    Raises BadInput when `bag` is not a folder.

    Ex: bool(verify(Path("bag"))) -> True; verify(Path("bag")).problems -> (Problem("data/a.csv", "changed"),)
    """
    if not bag.is_dir():
        raise BadInput(f"{bag}: there is no such folder. Name a bag.")
    held, problems = _held(bag)
    is_ours = "bag-info.txt" in held and AGENT.encode() in (bag / "bag-info.txt").read_bytes()
    payload, tags = _read_manifests(bag, held, problems, is_ours=is_ours)
    listed = payload | tags
    found: dict[str, dict[str, str]] = {}
    for done, path in enumerate(sorted(held), 1):
        wanted = set(listed.get(path, {})) or {"sha256"}
        found[path] = digests(bag / path, wanted | ({"sha256"} if not MANIFEST.fullmatch(path) else set()))
        if progress:
            progress("verify", done, len(held))
    problems += _compare(payload, tags, found, is_ours=is_ours)
    sizes = [size for path, size in held.items() if path.startswith("data/")]
    problems += _check_declaration(bag, held, len(sizes), sum(sizes))
    seal = digests(bag / "tagmanifest-sha512.txt", ["sha256"])["sha256"] if "tagmanifest-sha512.txt" in held else ""
    return Verified(len(sizes), sum(sizes), seal, tuple(dict.fromkeys(problems)))


def _held(bag: Path) -> tuple[dict[str, int], list[Problem]]:
    """The files that stand in the bag with their sizes, and what stands there that is no plain file."""
    held, problems = {}, []
    for folder, names, files in os.walk(bag):
        for name in (*names, *files):
            path = Path(folder) / name
            inside = path.relative_to(bag).as_posix()
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                problems.append(Problem(inside, "a link or a device, which no bag holds"))
            elif path.is_file():
                held[inside] = path.stat().st_size
    return held, problems


def _read_manifests(
    bag: Path, held: Mapping[str, int], problems: list[Problem], *, is_ours: bool
) -> tuple[Listed, Listed]:
    """What payload manifests and tag manifests list, without the paths that lead out of the bag."""
    payload: Listed = {}
    tags: Listed = {}
    expected = {f"{before}manifest-{algorithm}.txt" for before in ("", "tag") for algorithm in ALGORITHMS}
    problems += [Problem(name, "missing") for name in sorted(expected - set(held)) if is_ours]
    manifests = [match for name in sorted(held) if (match := MANIFEST.fullmatch(name))]
    if all(match[1] for match in manifests) and not is_ours:
        problems.append(Problem("manifest-sha256.txt", "missing, and no other manifest lists the payload"))
    for match in manifests:
        name, algorithm = match[0], match[2]
        raw = (bag / name).read_bytes()
        try:
            entries = read_manifest(name, raw)
        except BadInput as refusal:
            problems.append(Problem(name, str(refusal).removeprefix(f"{name}: ")))
            continue
        if algorithm not in hashlib.algorithms_guaranteed or algorithm.startswith("shake"):
            problems.append(Problem(name, f"“{algorithm}” is not a digest known here"))
            continue
        if is_ours and write_manifest(entries).encode("utf-8", "surrogatepass") != raw:
            problems.append(Problem(name, "edited: it is not as khabar writes it"))
        for path, digest in entries.items():
            if not is_inside(path) or path.startswith("data/") == bool(match[1]):
                problems.append(Problem(name, f"it lists “{path}”, which leads out of where it may point"))
            else:
                (tags if match[1] else payload).setdefault(path, {})[algorithm] = digest
    return payload, tags


def _compare(payload: Listed, tags: Listed, found: Mapping[str, Mapping[str, str]], *, is_ours: bool) -> list[Problem]:
    """Files that were changed, removed, added or renamed."""
    listed = payload | tags
    covered = payload.keys() | (tags.keys() if is_ours else set())
    added = {
        path: known["sha256"]
        for path, known in found.items()
        if path not in covered and (path.startswith("data/") or (is_ours and not path.startswith("tagmanifest-")))
    }
    problems = []
    for path, wanted in sorted(listed.items(), key=lambda item: (item[0] in payload, item[0])):
        if path not in found:
            new = next((name for name, known in added.items() if known == wanted.get("sha256")), None)
            problems.append(Problem(path, f"renamed to {new}" if new else "removed"))
            if new:
                del added[new]
        elif any(found[path][algorithm] != digest for algorithm, digest in wanted.items()):
            problems.append(Problem(path, "changed"))
        elif is_ours and set(wanted) != set(ALGORITHMS):
            problems.append(Problem(path, "not in every manifest"))
    return problems + [Problem(path, "added") for path in sorted(added)]


def _check_declaration(bag: Path, held: Mapping[str, int], files: int, octets: int) -> list[Problem]:
    """bagit.txt, and the count of bytes and files that bag-info.txt gives."""
    problems = []
    if "bagit.txt" not in held:
        problems.append(Problem("bagit.txt", "missing"))
    elif not (bag / "bagit.txt").read_bytes().startswith((b"BagIt-Version: 1.0", b"BagIt-Version: 0.9")):
        problems.append(Problem("bagit.txt", f"it does not begin with “{DECLARATION.splitlines()[0]}”"))
    if "bag-info.txt" in held:
        about = (bag / "bag-info.txt").read_text("utf-8", errors="replace")
        said = OXUM.search(about)
        if said and (int(said[1]), int(said[2])) != (octets, files):
            problems.append(Problem("bag-info.txt", f"it counts {said[1]} bytes in {said[2]} files, not what is here"))
    return problems
