import socket
from pathlib import Path

import pytest

from khabar.cli.loopback import binds, check_port, where
from khabar.model import BadInput
from khabar.register.home import Home
from khabar.register.public import Public


def has_ipv6() -> bool:
    return any("[::1]" in bind for bind in binds(1))


def test_both_meanings_of_localhost_are_taken() -> None:
    assert binds(8000)[0] == "--bind=127.0.0.1:8000"
    assert binds(8000)[1:] == (["--bind=[::1]:8000"] if has_ipv6() else [])


def test_a_port_that_somebody_holds_on_either_is_refused() -> None:
    held = [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")][: 1 + has_ipv6()]
    for family, address in held:
        with socket.socket(family) as other:
            other.bind((address, 0))
            other.listen()
            with pytest.raises(BadInput, match="in use"):
                check_port(other.getsockname()[1])


def test_what_to_open_is_a_name_that_passkeys_work_at() -> None:
    assert where(Home(Path("x")), 8000) == "http://localhost:8000/"
    public = Home(Path("x"), public=Public(("https://register.example.org",)))
    assert where(public, 8000) == "https://register.example.org, by a proxy to 127.0.0.1:8000"
