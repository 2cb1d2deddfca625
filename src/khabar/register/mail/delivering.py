"""Handing one mail to the server. What goes wrong is said in our own words: a server's answer may hold an address."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from khabar.register.mail.composing import domain_of
from khabar.register.mail.server import Server

PATIENCE = 20
"""Seconds that the server may take for one answer."""


class Later(Exception):
    """It did not work this time; why, in words without any address."""


class Never(Exception):
    """The server refuses this mail for good; why, in words without any address."""


@contextmanager
def connected(server: Server) -> Iterator[smtplib.SMTP]:
    """The server, encrypted as chosen and told who sends. Raises Later, BadInput."""
    try:
        line = _open(server)
        try:
            if server.security == "starttls":
                line.starttls(context=server.context())
            if server.user:
                line.login(server.user, server.password)
            yield line
            with suppress(smtplib.SMTPException, OSError):  # what was taken stays taken, however the goodbye goes
                line.quit()
        finally:
            line.close()
    except smtplib.SMTPAuthenticationError as error:
        raise Later(f"the server refused the user or the password ({error.smtp_code})") from error
    except smtplib.SMTPNotSupportedError as error:
        raise Later("the server offers no encryption, or no way to log in") from error
    except smtplib.SMTPResponseException as error:
        raise Later(f"the server ended it with {error.smtp_code}") from error
    except ssl.SSLCertVerificationError as error:
        raise Later("the server's certificate is not signed by an authority that is trusted, for this name") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Later(f"nothing answers there as a mail server does ({type(error).__name__})") from error


def _open(server: Server) -> smtplib.SMTP:
    name = domain_of(server)
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, name, timeout=PATIENCE, context=server.context())
    return smtplib.SMTP(server.host, server.port, name, timeout=PATIENCE)


def deliver(mail: EmailMessage, server: Server) -> None:
    """Hand over one mail to its one receiver. Raises Later, Never, BadInput."""
    with connected(server) as line:
        try:
            line.send_message(mail, server.sender, [mail["To"]])
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            _refused(code, "the receiver", error)
        except smtplib.SMTPSenderRefused as error:
            _refused(error.smtp_code, "the sender", error)
        except smtplib.SMTPDataError as error:
            _refused(error.smtp_code, "the mail", error)


def _refused(code: int, what: str, error: Exception) -> None:
    """5xx is for good, 4xx for now (RFC 5321)."""
    kind = Never if 500 <= code < 600 else Later
    raise kind(f"the server refused {what} ({code})") from error
