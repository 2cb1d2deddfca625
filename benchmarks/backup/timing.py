"""Wall seconds and peak memory of one command."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

MEASURE = (
    "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode; "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
)
"""A process of its own for each command, so that one's peak is not taken for another's."""


@dataclass(frozen=True)
class Took:
    """What one command took; the peak is that of its largest process."""

    seconds: float
    peak_mib: float


def timed(*command: str | Path) -> Took:
    """Run a command to its end. Raises CalledProcessError when it fails."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, command)], check=True, capture_output=True, text=True
    )
    return Took(time.perf_counter() - begun, int(done.stdout) / 1024)
