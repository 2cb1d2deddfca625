from pathlib import Path
from typing import Any

import pytest

from khabar.model import BadInput
from khabar.register.home import create_home, open_home
from khabar.register.public import read_public

FILE = Path("register.toml")


def test_nothing_said_means_this_machine_only() -> None:
    assert read_public(FILE, {}).addresses == ()


@pytest.mark.parametrize(
    ("said", "read", "hosts"),
    [
        ("https://register.example.org", ("https://register.example.org",), ("register.example.org",)),
        ("https://Register.example.org:443/", ("https://register.example.org",), ("register.example.org",)),
        (["https://a.example", "https://b.example:8443"], None, ("a.example", "b.example:8443")),
        ("https://سجل.example", None, ("xn--rgbn6c.example",)),
    ],
)
def test_addresses_are_read_as_browsers_write_them(
    said: object, read: tuple[str, ...] | None, hosts: tuple[str, ...]
) -> None:
    public = read_public(FILE, {"address": said, "proxies": 2})
    assert public.addresses == (read or tuple(f"https://{host}" for host in hosts))
    assert public.hosts == hosts
    assert public.proxies == 2


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"address": "http://register.example.org"}, "unencrypted"),
        ({"address": "register.example.org"}, "https://"),
        ({"address": "https://register.example.org/khabar"}, "https://"),
        ({"address": "https://"}, "https://"),
        ({"address": "https://user@register.example.org"}, "https://"),
        ({"address": "https://register.example.org:x"}, "https://"),
        ({"address": "https://192.0.2.1"}, "IP address"),
        ({"address": "https://[2001:db8::1]"}, "IP address"),
        ({"address": "https://a..b"}, "no host name"),
        ({"address": 5}, "no text"),
        ({"address": [5]}, "no text"),
        ({"proxies": 0}, "1 to 9"),
        ({"proxies": True}, "1 to 9"),
        ({"proxies": "1"}, "1 to 9"),
    ],
)
def test_what_is_no_encrypted_address_is_said_in_a_sentence(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read_public(FILE, settings)


def test_a_register_opens_with_its_address(tmp_path: Path) -> None:
    create_home(tmp_path / "data")
    with (tmp_path / "data" / "register.toml").open("a") as file:
        file.write('address = "https://register.example.org"\n')
    assert open_home(tmp_path / "data").public.hosts == ("register.example.org",)
