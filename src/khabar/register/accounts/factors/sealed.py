"""What the database holds of second factors can't be used without the key file outside it.

Two keys are derived from `secret.key` of the data directory: one encrypts the secrets of apps, one keys the digests of
recovery codes. Who copies the database alone has neither.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12
"""Bytes at the beginning of what `seal` gives; the length that NIST SP 800-38D asks for."""


class Unreadable(Exception):
    """It was sealed with another `secret.key`, for somebody else, or was changed."""


def _key(purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"khabar.factors." + purpose).derive(settings.SECRET_KEY.encode())


def seal(secret: bytes, owner: str) -> bytes:
    """Encrypt a secret so that it opens for this owner only (AES-256-GCM). Ex: seal(b"...", "app of user 5")."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_key(b"seal")).encrypt(nonce, secret, owner.encode())


def unseal(sealed: bytes, owner: str) -> bytes:
    """The secret again. Raises Unreadable."""
    try:
        return AESGCM(_key(b"seal")).decrypt(sealed[:NONCE], sealed[NONCE:], owner.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable(owner) from error


def digest(word: str, owner: str) -> str:
    """A keyed digest (HMAC-SHA-256) of a word that is checked and never shown again."""
    keyed = HMAC(_key(b"digest"), SHA256())
    keyed.update(f"{owner}\0{word}".encode("utf-8", "surrogatepass"))
    return keyed.finalize().hex()
