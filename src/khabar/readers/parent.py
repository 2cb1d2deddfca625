"""The side of reading that is trusted: starts the limited child process and puts its answers together."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from khabar.model import BadInput
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Part, unpack


def read(path: Path, form: str, options: ReadOptions, file_name: str) -> Generator[Part]:
    """The parts of a document, parsed in a limited child process as they are asked for.

    `path` may be a sealed copy; messages speak of `file_name`. Raises BadInput with one sentence when the document as a
    whole can't be read. Closing the generator early ends the child.
    """
    command = [sys.executable, "-m", "khabar.readers.child", form, str(path)]
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "PATH": ""}
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module; the path is an argument, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        encoding="utf-8",
        errors="surrogateescape",
    ) as child:
        try:
            yield from _parts(child, options, path.name, file_name)
        finally:
            child.kill()


def _parts(child: "subprocess.Popen[str]", options: ReadOptions, stored_name: str, file_name: str) -> Iterator[Part]:
    if child.stdin is None or child.stdout is None or child.stderr is None:
        raise RuntimeError("the child was started without pipes")
    with suppress(BrokenPipeError), child.stdin:
        json.dump(asdict(options), child.stdin)
    is_whole = False
    for line in child.stdout:
        if not line.endswith("\n"):
            break
        answer = json.loads(line)
        for packed in answer.get("parts", ()):
            yield unpack(packed)
        if "refused" in answer:
            raise BadInput(answer["refused"].replace(stored_name, file_name, 1))
        is_whole = "done" in answer
    code = child.wait()
    if code == -signal.SIGXCPU or code == -signal.SIGKILL:
        raise BadInput(f"{file_name}: reading it took too much time or memory and was stopped. Split the file.")
    if code or not is_whole:
        last = (child.stderr.read().strip().splitlines() or [f"exit code {code}"])[-1]
        raise BadInput(f"{file_name}: it could not be read ({last}). Save it anew, for example as CSV in UTF-8.")
