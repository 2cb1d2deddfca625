"""`python -m khabar`: the command line."""

import signal
import sys
import threading
from contextlib import suppress

from khabar.cli import main


def again_when_heard(lost: "sys.UnraisableHookArgs") -> None:
    """A Ctrl-C that came inside a callback, where Python drops what is raised, is pressed again a moment later."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    with suppress(RuntimeError):  # the process is ending: no thread can be started, and none is needed
        main_thread = threading.main_thread().ident
        threading.Timer(0.05, signal.pthread_kill, (main_thread, signal.SIGINT)).start()


if __name__ == "__main__":
    sys.unraisablehook = again_when_heard
    raise SystemExit(main())
