"""A process that ends when the one that started it does, however that one ended."""

import os
import signal
import sys
from threading import Thread


def end_with_parent() -> None:
    """Ask this process to end (SIGTERM) as soon as its standard input, a pipe that the parent holds open, is closed.

    The system closes the pipe of a parent that was killed, so that nothing is left behind without supervision.
    """
    Thread(target=_wait, name="lifeline", daemon=True).start()


def _wait() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
