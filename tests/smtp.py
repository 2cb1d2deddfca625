"""A real mail server on this machine for tests, and a register's settings that name it."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from time import monotonic, sleep
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PATIENCE = 60
"""Seconds after which a mail that does not come fails a test; nothing is measured by it."""


@dataclass
class Mailbox:
    """What the server took, and how it answers: `answers` gives a refusal by receiver, e.g. "550 no such user"."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(self, server: object, session: object, envelope: Any, address: str, options: object) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:
        self.receivers += envelope.rcpt_tos
        self.mails.append(cast(EmailMessage, message_from_bytes(envelope.content, policy=default)))
        return "250 taken"

    def wait_for(self, number: int) -> EmailMessage:
        """The mail of this number, from 0, once another process has sent it."""
        end = monotonic() + PATIENCE
        while len(self.mails) <= number:
            assert monotonic() < end, "no mail came"
            sleep(0.1)
        return self.mails[number]

    def settings(self, **more: str) -> str:
        """Lines for register.toml."""
        lines = {"server": "127.0.0.1", "sender": "notes@made-up.example", "security": "none", **more}
        return f"\n[mail]\nport = {self.port}\n" + "".join(f'{name} = "{text}"\n' for name, text in lines.items())


@contextmanager
def mail_server(
    *, tls: Path | None = None, starttls: Path | None = None, users: Mapping[str, str] | None = None
) -> Iterator[Mailbox]:
    """A server on a free port of this machine; `tls` and `starttls` name a folder that `certificate` filled."""
    mailbox = Mailbox()

    def known(_server: object, _session: object, _envelope: object, _way: str, told: object) -> AuthResult:
        right = isinstance(told, LoginPassword) and (users or {}).get(told.login.decode()) == told.password.decode()
        return AuthResult(success=right, handled=False)

    more: dict[str, Any] = {"authenticator": known, "auth_required": not tls} if users else {}
    if starttls:
        more |= {"tls_context": _context(starttls), "require_starttls": True}
    if tls:
        more |= {"ssl_context": _context(tls), "auth_require_tls": False}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        mailbox.port = probe.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port, **more)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


def _context(folder: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    return context


def certificate(folder: Path) -> Path:
    """Write a key and a certificate for 127.0.0.1 that signs itself; returns the file of the certificate."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made-up mail server")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "server.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "server.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "server.pem"
