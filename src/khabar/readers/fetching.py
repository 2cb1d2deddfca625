"""One document fetched from an address that a person gave. Nothing else in khabar asks the web for anything.

A server that answers with another address can't lead us into our own network: every name is resolved once, what it
means is checked, and a limited process connects to that and nothing else (`asking`); of a redirection the same again.
"""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import IPv6Address, IPv6Network, ip_address
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from khabar.model import BadInput

MOST_BYTES = 20_000_000
SECONDS = 60
"""For one question and its answer, however slowly it comes."""
MOST_MOVES = 5
MOST_OF_NAME = 80
PORTS = {"http": 80, "https": 443}
ARTICLES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
"""What an article comes as, by its type, and the ending of its file."""
DOCUMENTS = ARTICLES | {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
"""The same with lists."""
IN_LETTERS = frozenset({"text/plain", "text/csv", "text/tab-separated-values"})
UNSAID = "application/octet-stream"
"""What servers say of a file that they don't know; then its own ending counts."""
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
WITHIN_OTHERS = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")))
"""Addresses of IPv6 that only carry one of IPv4, which a gateway would unpack."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: a name for the file, by host, path and form; its bytes; and the address that it was found at.

    `asked` is the address that was asked for, `at` when, `headers` what the server said of it (`asking.KEPT`);
    `encoding` is that of a text, where the bytes don't tell it.
    """

    name: str
    data: bytes
    address: str
    asked: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    headers: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""


def is_address(text: str) -> bool:
    """Whether a text is an address on the web. Ex: is_address("https://example.org/a") is True."""
    return bool(ADDRESS.fullmatch(text))


def is_public(network: str, port: int) -> bool:
    """Whether an address of the network is one of the open web: at the usual ports, of no private or special network.

    Ex: is_public("169.254.169.254", 80) is False; so are "127.0.0.1", "10.0.0.1", "::1", "::ffff:10.0.0.1"
    """
    found = ip_address(network.partition("%")[0])
    if isinstance(found, IPv6Address) and (found.ipv4_mapped or found.is_site_local or _carries_another(found)):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved and port in PORTS.values()


def _carries_another(found: IPv6Address) -> bool:
    return any(found in known for known in WITHIN_OTHERS)


def fetch(address: str, kinds: Mapping[str, str] = ARTICLES) -> Fetched:
    """Fetch a document of one of these kinds.

    Follows up to five redirections, sends no cookie, uses no proxy, and names khabar as what asks.

    Raises BadInput with one sentence when the address is no public one, doesn't answer, answers with an error, or sends
    more than 20 MB or something that can't be read.
    """
    at = address
    for _move in range(MOST_MOVES + 1):
        told, data = _ask(at)
        if told["status"] not in (301, 302, 303, 307, 308):
            name = _name(at, told, data, kinds)
            return Fetched(name, data, at, address, headers=told["headers"], encoding=_encoding(told, data))
        at = urljoin(at, told["location"])
        if not is_address(at):
            raise BadInput(f"{address}: it leads to what is no address on the web. Check the address.")
    raise BadInput(f"{address}: it leads on and on, more than {MOST_MOVES} times. Give the address at the end.")


def _ask(address: str) -> tuple[dict[str, Any], bytes]:
    """Let the limited process ask, whom we looked up."""
    host, port = _host_of(address)
    question = {"address": address, "host": host, "port": port, "network": _resolved(address, host, port)}
    command = [sys.executable, "-m", "khabar.readers.asking"]
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "PATH": ""}
    said = json.dumps(question | {"most": MOST_BYTES}).encode()
    try:
        done = subprocess.run(command, input=said, capture_output=True, env=environment, timeout=SECONDS, check=False)  # noqa: S603 - our own interpreter and module; the address goes in by a pipe
    except subprocess.TimeoutExpired as error:
        raise BadInput(f"{address}: it can't be fetched (it takes too long). Save the page as a file.") from error
    line, _end, data = done.stdout.partition(b"\n")
    told = json.loads(line) if line and not done.returncode else {"failed": "it takes too much memory or time"}
    if "failed" in told:
        raise BadInput(f"{address}: it can't be fetched ({told['failed']}). Check the address and the connection.")
    return told, data


def _host_of(address: str) -> tuple[str, int]:
    """Whom an address names, as the network writes it, and at which port. Raises BadInput."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme.lower()]
        if not host or parts.username is not None or parts.password is not None:
            raise ValueError
        return host.encode("idna").decode() if not host.isascii() else host, port
    except (ValueError, KeyError) as error:
        raise BadInput(f"{address}: this is no address of a page. Copy it from the browser.") from error


def _resolved(address: str, host: str, port: int) -> str:
    """What the name means, once. Raises BadInput, which tells no more, where any of it is not public."""
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        found = []
    if not found or not all(is_public(one, port) for one in found):
        raise BadInput(f"{address}: it can't be fetched (nobody on the open web has this address). Check the address.")
    return found[0]


def _name(address: str, told: dict[str, Any], data: bytes, kinds: Mapping[str, str]) -> str:
    """A name for the file. Raises BadInput for what is no document of these kinds."""
    kind = told["kind"]
    if told["status"] != 200:
        raise BadInput(f"{address}: the server answered {told['status']} ({told['reason']}). Check the address.")
    if len(data) > MOST_BYTES:
        raise BadInput(
            f"{address}: it is larger than {MOST_BYTES // 1_000_000} MB. Save the part that you need as a file."
        )
    parts = urlsplit(address)
    last = PurePosixPath(unquote(parts.path).rpartition("/")[2])
    suffix = kinds.get(kind, last.suffix.lower() if kind == UNSAID and last.suffix.lower() in kinds.values() else "")
    if not suffix or told["packed"]:
        what = f"{kind}, packed" if told["packed"] else kind
        wanted = "a page or a text" if kinds is ARTICLES else "a page, a text or a list"
        raise BadInput(f"{address}: it is {what}, not {wanted}. Save it as a file, and give the file.")
    words = re.sub(r"[^\w.-]+", "-", f"{parts.netloc.lower()}-{last.stem}").strip("-.")
    return f"{words[:MOST_OF_NAME]}{suffix}"


def _encoding(told: dict[str, Any], data: bytes) -> str:
    """The encoding that the server names of a plain text or list, where it fits and the bytes are no UTF-8; else ""."""
    charset = told["charset"] if told["kind"] in IN_LETTERS else ""
    for codec in ("utf-8", charset) if charset else ():
        try:
            data.decode(codec)
        except (LookupError, UnicodeDecodeError):
            continue
        return "" if codec == "utf-8" else codec
    return ""
