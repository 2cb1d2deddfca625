"""Under which addresses a register is reached from elsewhere, as `register.toml` says. Knows nothing of Django.

address = "https://register.example.org"    # or several: ["https://...", "https://..."]
proxies = 1                                 # how many proxies stand in front of it, one after the other
"""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from khabar.model import BadInput


@dataclass(frozen=True, slots=True)
class Public:
    """The addresses, each "https://" and a host name; none: only this machine reaches the register."""

    addresses: tuple[str, ...] = ()
    proxies: int = 1

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names, with the port if it is not 443. Ex: register.example.org"""
        return tuple(urlsplit(address).netloc for address in self.addresses)


def read_public(file: Path, settings: dict[str, Any]) -> Public:
    """What the settings say about it. Raises BadInput for what is no encrypted address of a host name."""
    said, proxies = settings.get("address", []), settings.get("proxies", 1)
    addresses = [said] if isinstance(said, str) else said
    if not isinstance(addresses, list) or not all(isinstance(address, str) for address in addresses):
        raise BadInput(f'{file}: “address” is no text. Write it as address = "https://register.example.org".')
    if type(proxies) is not int or not 1 <= proxies <= 9:
        raise BadInput(f"{file}: “proxies” must be how many proxies stand in front, a whole number from 1 to 9.")
    return Public(tuple(_checked(file, address) for address in addresses), proxies)


def _checked(file: Path, address: str) -> str:
    try:
        parts = urlsplit(address.strip().rstrip("/"))
        port = f":{parts.port}" if parts.port not in (None, 443) else ""
    except ValueError:
        parts, port = urlsplit(""), ""
    host = parts.hostname or ""
    if parts.scheme != "https" or parts.path or parts.query or parts.fragment or not host or parts.username:
        raise BadInput(
            f"{file}: “{address}” is no address that a register can be reached at. Write “https://” and a host name: "
            "names and passwords do not travel unencrypted."
        )
    try:
        ip_address(host)
    except ValueError:
        return f"https://{_ascii(file, host)}{port}"
    raise BadInput(f"{file}: “{address}” is an IP address. Passkeys need a host name; write one.")


def _ascii(file: Path, host: str) -> str:
    """A host name as browsers send it. Ex: سجل.example -> xn--rgbn6c.example"""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise BadInput(f"{file}: “{host}” is no host name. Look for a letter too many or a missing part.") from error
