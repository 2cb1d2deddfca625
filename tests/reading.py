"""Documents read in the process of the test, where it is about what becomes of them and not about how they are read.

To start the limited process takes longer than most such tests; tests/readers and every command in tests/flow do.
"""

import json
from collections.abc import Generator
from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.readers import Part, ReadOptions
from khabar.readers.child import batches, parts_of
from khabar.readers.parts import pack, unpack


def read(path: Path, form: str, options: ReadOptions, file_name: str) -> Generator[Part]:
    """As `khabar.readers.read`, through the same packing and in the same words, without a process of its own."""
    try:
        for batch in batches(parts_of(form, path, options)):
            yield from map(unpack, json.loads(json.dumps([pack(part) for part in batch])))
    except BadInput as refusal:
        raise BadInput(str(refusal).replace(path.name, file_name, 1)) from refusal


def without_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process take documents in by itself."""
    for module in ("khabar.pipeline", "khabar.register.intake.taking_in"):
        monkeypatch.setattr(f"{module}.read", read)
