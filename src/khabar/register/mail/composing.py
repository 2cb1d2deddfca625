"""From a waiting mail to the bytes that travel: a fixed text in the reader's language, and headers that tell little."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.utils import timezone, translation

from khabar.register.mail.addresses import checked
from khabar.register.mail.kinds import KINDS, Receiver
from khabar.register.mail.models import Letter
from khabar.register.mail.server import Server

LONGEST_LINE = 900
"""Letters of a line of the head (RFC 5322 allows 998): a shorter bound would break a link in it and encode it, which
mail programs do not read."""


def compose(letter: Letter, receiver: Receiver, server: Server) -> EmailMessage:
    """The mail, the same at each try but for its date. Raises BadInput or ValueError for a header with a line break."""
    kind = KINDS[letter.kind]
    with translation.override(letter.language):
        subject, text = str(kind.subject), "\n\n".join(str(part) % receiver.words for part in kind.text)
    mail = EmailMessage(policy=SMTP.clone(max_line_length=LONGEST_LINE) if receiver.off else SMTP)
    mail["From"], mail["To"], mail["Subject"] = server.sender, checked(receiver.address), subject
    mail["Date"] = format_datetime(timezone.now())
    mail["Message-ID"] = f"<{letter.public_id}@{domain_of(server)}>"
    mail["Auto-Submitted"] = "auto-generated"
    if receiver.off:
        mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"] = f"<{receiver.off}>", "List-Unsubscribe=One-Click"
    mail.set_content(text + "\n", cte="base64")
    mail["Content-Language"] = letter.language
    return mail


def domain_of(server: Server) -> str:
    """The sender's domain: what this machine calls itself towards the server, instead of its own name."""
    return server.sender.rpartition("@")[2]
