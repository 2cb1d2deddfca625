"""The trusted side: hands a picture to the limited process and takes its copies back. Nothing touches a disk."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread, Timer
from typing import IO

from khabar.media.kinds import HEIC, kind_of
from khabar.media.likeness import Print
from khabar.model import BadInput

MOST = 12 << 20
"""Bytes of a picture that are taken."""

ANSWER = 24 << 20
"""Bytes that an answer may have; the copies are far smaller."""

PATIENCE = 60
"""Seconds after which the process is ended, however busy the machine is."""


@dataclass(frozen=True, slots=True)
class Made:
    """A picture's copy without metadata and a small one, both JPEG; its size as it came; its fingerprints."""

    large: bytes
    small: bytes
    width: int
    height: int
    print: Print | None


class NoPicture(BadInput):
    """Why a picture is not taken; `why` is one of: empty, size, apple, kind, large, broken."""

    def __init__(self, why: str) -> None:
        super().__init__(REFUSALS[why])
        self.why = why


REFUSALS = {
    "empty": "There is no picture in it. Choose one.",
    "size": f"A picture may have {MOST >> 20} MB at most. Send a smaller one.",
    "apple": "This is a HEIC picture. Let the telephone save it as JPEG, or send a screenshot of it.",
    "kind": "This is no picture that can be read. Send a JPEG, PNG or WebP.",
    "large": "This picture has too many pixels. Send a smaller one.",
    "broken": "This picture is damaged. Send it once more, or another copy of it.",
}


def derive(octets: bytes, most: int = MOST) -> Made:
    """The copies of a picture that a stranger sent, of `most` bytes at most. Raises NoPicture."""
    kind = kind_of(octets)
    if not octets:
        raise NoPicture("empty")
    if len(octets) > most:
        raise NoPicture("size")
    if kind == HEIC or not kind:
        raise NoPicture("apple" if kind else "kind")
    said = _ask(octets)
    line, _, copies = said.partition(b"\n")
    try:
        told = json.loads(line)
        if "refused" in told:
            raise NoPicture(told["refused"])
        large, small = told["sizes"]
        if len(copies) != large + small:
            raise NoPicture("broken")
        found = Print(*map(int, told["print"])) if told["print"] else None
        return Made(copies[:large], copies[large:], int(told["width"]), int(told["height"]), found)
    except (ValueError, KeyError, TypeError) as error:
        raise NoPicture("broken") from error


def _ask(octets: bytes) -> bytes:
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "PATH": ""}
    with subprocess.Popen(
        [sys.executable, "-m", "khabar.media.child"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
    ) as child:  # fmt: skip
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the child was started without pipes")
        timer = Timer(PATIENCE, child.kill)
        timer.start()
        Thread(target=_feed, args=(child.stdin, octets), daemon=True).start()
        try:
            return child.stdout.read(ANSWER)
        finally:
            timer.cancel()
            child.kill()


def _feed(pipe: IO[bytes], octets: bytes) -> None:
    with suppress(OSError), pipe:
        pipe.write(octets)
