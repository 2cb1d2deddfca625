"""The limited process in which untrusted bytes are parsed: `python -m khabar.readers.child FORM PATH < options`.

Writes one JSON line per batch of parts to standard output. It may use a bounded amount of memory and processor time,
and can write no file. The parent (`parent.read`) puts what goes wrong here into words.
"""

import json
import resource
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from khabar.model import BadInput
from khabar.readers.forms import load
from khabar.readers.kinds import NAMES, true_form
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Note, Part, pack

MEMORY = 1 << 30
SECONDS = 120
SECONDS_PER_MEGABYTE = 2
BATCH = 1000


def limit(size: int) -> None:
    """Bound this process: memory in bytes, processor seconds by the file's size in bytes, and no file may grow.

    A bound that the machine has set lower already stays.
    """
    bounds = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS + SECONDS_PER_MEGABYTE * (size >> 20),
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, wanted in bounds.items():
        _, hard = resource.getrlimit(kind)
        bound = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (bound, bound))


def batches(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Parts in lists of BATCH, the last one shorter."""
    left = iter(parts)
    while batch := list(islice(left, BATCH)):
        yield batch


def parts_of(form: str, path: Path, options: ReadOptions) -> Iterator[Part]:
    """The parts of a document, read as what its bytes are; a note says so when its name claims another form."""
    found = true_form(path, form)
    if found != form:
        yield Note(0, f"its ending says otherwise, but the file is {NAMES[found]}, and was read as one")
    yield from load(found).read(path, options)


def say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def main() -> int:
    """Parse one document; exit code 0 when everything was said, refusals included."""
    form, name = sys.argv[1:]
    path = Path(name)
    options = ReadOptions(**json.load(sys.stdin))
    load(form)
    try:
        limit(path.stat().st_size)
        for batch in batches(parts_of(form, path, options)):
            say({"parts": [pack(part) for part in batch]})
    except BadInput as refusal:
        say({"refused": str(refusal)})
    except OSError as error:
        say({"refused": f"{path.name}: it can't be opened ({error.strerror}). Check the path and its rights."})
    except MemoryError:
        say({"refused": f"{path.name}: reading it takes more than {MEMORY >> 20:,} MiB of memory. Split it."})
    say({"done": True})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
