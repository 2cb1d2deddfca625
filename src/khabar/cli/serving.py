"""The web process: started, watched and stopped."""

import os
import signal
import socket
import subprocess
import sys
from time import monotonic, sleep

from khabar.cli.show import tell
from khabar.model import BadInput
from khabar.register.home import Home

START = 30


def check_port(port: int) -> None:
    """Raises BadInput when something else listens on this port already, or it may not be used."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise BadInput(f"port {port} may not be used by this user. Give one above 1023 with --port N.") from error
        except OSError as error:
            raise BadInput(f"port {port} is in use. Stop what uses it, or give another with --port N.") from error


def serve(home: Home, port: int) -> int:
    """Run the pages of a register until Ctrl-C or a request to end. Returns the exit code."""
    environment = dict(os.environ, KHABAR_REGISTER=str(home.root), DJANGO_SETTINGS_MODULE="khabar.register.settings")
    command = [
        sys.executable, "-m", "gunicorn", "khabar.register.wsgi:application", "--bind", f"127.0.0.1:{port}",
        "--workers", "1", "--threads", "4", "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    with subprocess.Popen(command, env=environment, start_new_session=True) as web:  # noqa: S603 - our own command
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            _wait_for(web, port)
            tell(f"Serving {home.root} on http://127.0.0.1:{port}/  (Ctrl-C stops)")
            sys.stdout.flush()
            code = web.wait()
        except KeyboardInterrupt:
            tell("Stopped.")
            return 0
        finally:
            web.terminate()
    raise BadInput(f"the web process ended by itself (exit code {code}); the lines above say why.")


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _wait_for(web: "subprocess.Popen[bytes]", port: int) -> None:
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
