"""One run of the command line, and what it took."""

import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.5


@dataclass(frozen=True)
class Run:
    """Wall and processor seconds (parsing child included), MiB at most, and MiB at the middle of each quarter."""

    wall: float
    cpu: float
    peak: int
    quarters: list[int]


def run(*arguments: str, **environment: str) -> Run:
    """Run `khabar ARGUMENTS` to its end. Raises when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    sizes: list[int] = []
    command = [sys.executable, "-m", "khabar", *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as child:
        looking = threading.Thread(target=_look, args=(child, sizes))
        looking.start()
        code = child.wait()
        looking.join()
    if code:
        raise RuntimeError(f"khabar {arguments[0]} ended with {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    quarters = [sizes[len(sizes) * part // 8] for part in (1, 3, 5, 7)] if sizes else []
    return Run(time.perf_counter() - begun, used, max(sizes, default=0), quarters)


def _look(child: "subprocess.Popen[bytes]", sizes: list[int]) -> None:
    """Note the resident size of a process, in MiB, while it runs."""
    status = Path(f"/proc/{child.pid}/status")
    while child.poll() is None:
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
            sizes.append(int(lines["VmRSS"].split()[0]) >> 10)
        except (OSError, KeyError):
            return
        time.sleep(EVERY)
