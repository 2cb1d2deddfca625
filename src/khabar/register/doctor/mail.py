"""Mail: whether the server takes the register's mails, and what the outbox could not get rid of."""

from collections.abc import Iterator

from django.db import DatabaseError

from khabar.model import BadInput
from khabar.register.doctor.finding import Finding, bad, ok, warning
from khabar.register.home import Home
from khabar.register.mail.delivering import Later, connected
from khabar.register.mail.models import Letter, State
from khabar.register.mail.server import server_of


def look(home: Home) -> Iterator[Finding]:
    """Server, outbox."""
    yield server(home)
    try:
        yield outbox()
    except DatabaseError:
        yield warning("outbox", "nothing can be said of waiting mails", "Mend the database first.")


def server(home: Home) -> Finding:
    """Asks the server as far as a mail goes before it is written."""
    how = "Mend [mail] in register.toml (docs/guide/administrator.md)."
    try:
        found = server_of(home)
        if found is None:
            return ok("mail", "register.toml names no server, so the register sends no mail")
        with connected(found) as line:
            code, _said = line.noop()
    except BadInput as refusal:
        return bad("mail", str(refusal), how)
    except Later as trouble:
        return bad("mail", f"{found.place if found else 'mail'}: {trouble}", how)
    if code != 250:
        return bad("mail", f"{found.place}: the server answers {code}", how)
    way = {"none": "unencrypted, on this machine", "tls": "encrypted", "starttls": "encrypted"}[found.security]
    return ok("mail", f"{found.place} answers, {way}{', and knows the user' if found.user else ''}")


def outbox() -> Finding:
    """How many mails wait and how many were given up in the last days, with the commonest reason."""
    waiting = Letter.objects.filter(state=State.WAITING).count()
    failing = Letter.objects.filter(state=State.WAITING, tries__gt=0).count()
    lost = list(Letter.objects.filter(state=State.GIVEN_UP).values_list("trouble", flat=True))
    found = f"{waiting} wait, {failing} of them after a failed try; {len(lost)} given up in the last 7 days"
    if lost:
        reason = max(sorted(set(lost)), key=lost.count)
        return warning("outbox", f"{found}, most often: {reason}", "Mend that; what is still true is sent anew.")
    if failing:
        return warning("outbox", found, "Look at the line above; they are tried again by themselves.")
    return ok("outbox", found)
