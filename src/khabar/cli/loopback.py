"""Where the pages are served: on this machine alone, under both addresses that “localhost” may mean."""

import socket

from khabar.model import BadInput
from khabar.register.home import Home

ADDRESSES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
"""On one of them left free, another user of the machine could pretend to be us."""


def _present() -> list[tuple[socket.AddressFamily, str]]:
    found = []
    for family, address in ADDRESSES:
        try:
            with socket.socket(family) as probe:
                probe.bind((address, 0))
        except OSError:
            continue
        found.append((family, address))
    return found


def binds(port: int) -> list[str]:
    """The arguments that tell gunicorn where to listen. Ex: --bind=127.0.0.1:8000 --bind=[::1]:8000"""
    return [f"--bind=[{address}]:{port}" if ":" in address else f"--bind={address}:{port}" for _, address in _present()]


def check_port(port: int) -> None:
    """Raises BadInput when something else listens on this port already, or it may not be used."""
    for family, address in _present():
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except PermissionError as error:
                raise BadInput(
                    f"port {port} may not be used by this user. Give one above 1023 with --port N."
                ) from error
            except OSError as error:
                raise BadInput(f"port {port} is in use. Stop what uses it, or give another with --port N.") from error


def where(home: Home, port: int) -> str:
    """What to open in a browser. Passkeys need a host name, so it is localhost and not 127.0.0.1."""
    if home.public.addresses:
        return f"{' and '.join(home.public.addresses)}, by a proxy to 127.0.0.1:{port}"
    return f"http://localhost:{port}/"
