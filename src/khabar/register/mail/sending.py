"""One try to send one mail. Called by the worker alone; may be called again."""

from django.conf import settings
from django.utils import timezone

from khabar.model import BadInput
from khabar.register.mail import sealed
from khabar.register.mail.actions import end, try_again
from khabar.register.mail.composing import compose
from khabar.register.mail.delivering import Later, Never, deliver
from khabar.register.mail.kinds import KINDS
from khabar.register.mail.models import Letter, State
from khabar.register.mail.server import server_of

MISSING = "register.toml names no mail server"
WRONG = "register.toml says something wrong about the mail server"


def send(key: int) -> None:
    """Ask whom it goes to now, and send it. A mail that was sent while the worker died goes out twice, as one message.

    Its Message-ID is the same then, by which a mail program shows it once.
    """
    letter = Letter.objects.filter(pk=key, state=State.WAITING).first()
    if letter is None:
        return
    if letter.until and timezone.now() > letter.until:
        end(letter, State.GIVEN_UP, letter.trouble or "it would have come too late")
        return
    try:
        _send(letter)
    except Later as error:
        try_again(letter, str(error))
    except Never as error:
        end(letter, State.GIVEN_UP, str(error))


def _send(letter: Letter) -> None:
    try:
        server = server_of(settings.HOME)
    except BadInput as error:
        raise Later(WRONG) from error
    if server is None:
        raise Later(MISSING)
    try:
        receiver = KINDS[letter.kind].receiver(sealed.unseal(bytes(letter.sealed), str(letter)))
    except sealed.Unreadable as error:
        raise Never("it was sealed with another key") from error
    if receiver is None:
        end(letter, State.DROPPED)
        return
    try:
        mail = compose(letter, receiver, server)
    except (BadInput, ValueError) as error:
        raise Never("its address is none") from error
    deliver(mail, server)
    end(letter, State.SENT)
