"""The mail server that an organisation named in its register's register.toml. Knows nothing of Django.

[mail]
server = "smtp.example.org"
sender = "notes@example.org"        # from whom mails come; say nothing there that tells what this register is
port = 587                          # default: 587, with security = "tls" 465, with "none" 25
security = "starttls"               # or "tls" from the first byte; "none" only for a server on this machine
user = "notes"                      # if the server asks who sends; the password stands in DIR/mail.password
authority = "ca.pem"                # who signed the server's certificate, if no public authority did

The password stands in a file of its own, for its owner alone, outside the database and in no backup.
"""

import re
import ssl
import tomllib
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from khabar.model import BadInput
from khabar.register.home import Home

PORTS = {"starttls": 587, "tls": 465, "none": 25}
TEXTS = ("server", "sender", "security", "user", "authority")


@dataclass(frozen=True, slots=True)
class Server:
    """Where mails go out, who they come from, and how the way there is encrypted."""

    host: str
    port: int
    sender: str
    security: str = "starttls"
    user: str = ""
    password: str = ""
    authority: Path | None = None

    @property
    def place(self) -> str:
        """For a message. Ex: smtp.example.org:587"""
        return f"{self.host}:{self.port}"

    def context(self) -> ssl.SSLContext:
        """How the server's certificate is checked. Raises BadInput when the authority's file can't be read."""
        try:
            return ssl.create_default_context(cafile=self.authority)
        except (OSError, ssl.SSLError) as error:
            raise BadInput(f"{self.authority}: no certificate can be read here. Name a PEM file.") from error


def server_of(home: Home) -> Server | None:
    """The server that register.toml names under [mail]; None when there is no such section. Raises BadInput."""
    where = home.root / "register.toml"
    said = tomllib.loads(where.read_text("utf-8")).get("mail")
    if said is None:
        return None
    if not isinstance(said, dict):
        raise BadInput(f"{where}: [mail] is not a section. Write [mail] and its lines below.", exit_code=2)
    for name in TEXTS:
        if not isinstance(said.get(name, ""), str):
            raise BadInput(f"{where}: {name} under [mail] is not a text. Mend the line.", exit_code=2)
    if left := set(said) - {*TEXTS, "port"}:
        raise BadInput(f"{where}: there is no “{min(left)}” under [mail]. Take the line out.", exit_code=2)
    return _checked(home, said, where)


def _checked(home: Home, said: dict[str, Any], where: Path) -> Server:
    security = said.get("security", "starttls")
    if security not in PORTS:
        raise BadInput(f"{where}: security under [mail] is one of {', '.join(PORTS)}. Mend the line.", exit_code=2)
    port = said.get("port", PORTS[security])
    if type(port) is not int or not 0 < port < 65536:
        raise BadInput(f"{where}: port under [mail] is a whole number below 65536. Mend the line.", exit_code=2)
    host = said.get("server", "")
    if not host.isascii() or not host.isprintable() or not host.strip():
        raise BadInput(f"{where}: [mail] needs server = “smtp.example.org”, a host name. Add the line.", exit_code=2)
    if security == "none" and not _is_here(host):
        raise BadInput(
            f"{where}: mail to {host} would travel unencrypted. Write security = “starttls” or “tls”; “none” is for a "
            "server on this machine.",
            exit_code=2,
        )
    authority = home.root / Path(said["authority"]).expanduser() if said.get("authority") else None
    return Server(
        host, port, _sender(said.get("sender", ""), where), security, said.get("user", ""),
        _password(home) if said.get("user") else "", authority,
    )  # fmt: skip


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _sender(said: str, where: Path) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*", said):
        raise BadInput(f"{where}: [mail] needs sender = “notes@example.org”, an address. Mend the line.", exit_code=2)
    return said


def password_file(home: Home) -> Path:
    """Where the password of the mail server stands."""
    return home.root / "mail.password"


def _password(home: Home) -> str:
    file = password_file(home)
    try:
        if file.stat().st_mode & 0o077:
            raise BadInput(f"{file}: others may read the password. Close it: chmod 600 {file}", exit_code=2)
        return file.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeError) as error:
        raise BadInput(
            f"{file}: the password of the mail server can't be read. Write it there.", exit_code=2
        ) from error
