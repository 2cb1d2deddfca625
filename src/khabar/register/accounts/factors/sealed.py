"""What the database holds of second factors can't be used without the key file outside it.

Two keys are derived from `secret.key` of the data directory: one encrypts the secrets of apps, one keys the digests of
recovery codes. Who copies the database alone has neither.
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from khabar.register.accounts.sealing import NONCE, Unreadable, digest_with, seal_with, unseal_with

__all__ = ["NONCE", "Unreadable", "digest", "seal", "unseal"]


def _key(purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"khabar.factors." + purpose).derive(settings.SECRET_KEY.encode())


def seal(secret: bytes, owner: str) -> bytes:
    """Encrypt a secret so that it opens for this owner only. Ex: seal(b"...", "app of user 5")."""
    return seal_with(_key(b"seal"), secret, owner)


def unseal(sealed: bytes, owner: str) -> bytes:
    """The secret again. Raises Unreadable."""
    return unseal_with(_key(b"seal"), sealed, owner)


def digest(word: str, owner: str) -> str:
    """A keyed digest of a word that is checked and never shown again."""
    return digest_with(_key(b"digest"), word, owner)
