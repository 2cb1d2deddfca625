"""Addresses of mail: which ones are taken, and in what form they travel."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from khabar.model import BadInput

LONGEST = 254
"""Characters of an address that mail servers take (RFC 5321)."""


def checked(said: str) -> str:
    """An address as it travels: no spaces around it, the host name in small letters as the network writes it.

    Ex: " Amal@Example.ORG" -> "Amal@example.org"; "amal@بريد.example" -> "amal@xn--mgbc0a2d.example". Raises BadInput,
    also for whatever holds a line break: that is how a stranger adds receivers to a mail.
    """
    refusal = BadInput(_("This is no e-mail address. Look at it once more: a name, an @, and a place, as in a@b.org."))
    said = said.strip(" ")
    try:
        validate_email(said)
        name, _at, host = said.rpartition("@")
        address = f"{name}@{host.lower().encode('idna').decode('ascii')}"
    except (ValidationError, UnicodeError) as error:
        raise refusal from error
    if len(address) > LONGEST or not address.isascii() or not address.isprintable():
        raise refusal
    return address
