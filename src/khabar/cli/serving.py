"""The web process and the background worker beside it: started, watched and stopped together."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from time import monotonic, sleep

from khabar.cli.loopback import binds, where
from khabar.cli.show import tell, warn
from khabar.model import BadInput
from khabar.register.home import Home

START = 30
STOP = 10
LOOK = 0.3
AGAIN = 5
"""Seconds to wait: for the pages to answer, for a process to end, between two looks, and before a new worker."""

WEB = ("gunicorn", "khabar.register.wsgi:application", "--config", "python:khabar.register.gunicorn_settings")
WORKER = ("khabar.register.worker",)

Process = subprocess.Popen[bytes]


def serve(home: Home, port: int) -> int:
    """Run the pages of a register and its worker until Ctrl-C or a request to end. Returns the exit code."""
    with ExitStack() as running:
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            web = _start(home, [*WEB, *binds(port)])
            running.callback(_stop, web)
            worker = _Worker(home)
            running.callback(worker.stop)
            _wait_for(web, port)
            tell(f"Serving {home.root} on {where(home, port)}  (Ctrl-C stops)")
            tell("The background worker runs beside the pages; it is started again if it dies, and stops with them.")
            sys.stdout.flush()
            while (code := web.poll()) is None:
                worker.watch()
                sleep(LOOK)
        except KeyboardInterrupt:
            tell("Stopped.")
            return 0
    raise BadInput(f"the web process ended by itself (exit code {code}); the lines above say why.")


def _start(home: Home, module: list[str]) -> Process:
    """A process of its own session, which ends when this one does: its standard input is a pipe held open here."""
    environment = dict(os.environ, KHABAR_REGISTER=str(home.root), DJANGO_SETTINGS_MODULE="khabar.register.settings")
    command = [sys.executable, "-m", *module]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own command


def _stop(process: Process) -> None:
    process.terminate()
    try:
        process.wait(STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin:
        process.stdin.close()


class _Worker:
    """The background worker: started again, a little later, whenever it died; one that another serves is left alone."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.process: Process | None = None
        self.due = 0.0

    def watch(self) -> None:
        """Look after it; called again and again."""
        if self.process is not None and (code := self.process.poll()) is not None:
            warn(f"khabar: the background worker ended (exit code {code}); it is started again in {AGAIN} s.")
            self.stop()
            self.due = monotonic() + AGAIN
        if self.process is None and monotonic() >= self.due and not self.home.has_worker():
            self.process = _start(self.home, [*WORKER])

    def stop(self) -> None:
        if self.process is not None:
            _stop(self.process)
            self.process = None


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _wait_for(web: Process, port: int) -> None:
    """Until the pages answer. Raises BadInput when the web process ends or does not answer."""
    end = monotonic() + START
    while monotonic() < end:
        if web.poll() is not None:
            raise BadInput(f"the web process did not start (exit code {web.returncode}); the lines above say why.")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise BadInput(f"the web process did not answer within {START} s. Look at the lines above.")
