"""What a mail needs when it is sent, sealed in the outbox: who copies the database alone learns no address.

The key is made from `secret.key` of the data directory; a restored register has another one, and an empty outbox.
"""

import json

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from khabar.register.accounts.sealing import Unreadable, seal_with, unseal_with
from khabar.register.mail.kinds import Told

__all__ = ["Unreadable", "seal", "unseal"]
PADDED = 1024
"""Every content is filled up to a multiple of so many bytes: so all are of one length, unless they are very long."""


def _key() -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"khabar.mail").derive(settings.SECRET_KEY.encode())


def seal(told: Told, owner: str) -> bytes:
    """Encrypt it so that it opens for this mail only."""
    plain = json.dumps(dict(told)).encode()
    return seal_with(_key(), plain + b" " * (-len(plain) % PADDED), owner)


def unseal(sealed: bytes, owner: str) -> Told:
    """What was sealed. Raises Unreadable."""
    return {str(name): str(text) for name, text in json.loads(unseal_with(_key(), sealed, owner)).items()}
