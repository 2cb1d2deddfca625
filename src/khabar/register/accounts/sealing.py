"""Sealing with a key that the caller holds; which key, and where it is kept, is the caller's business."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

NONCE = 12
"""Bytes at the beginning of what `seal_with` gives; the length that NIST SP 800-38D asks for."""


class Unreadable(Exception):
    """It was sealed with another key, for somebody else, or was changed."""


def seal_with(key: bytes, secret: bytes, owner: str) -> bytes:
    """Encrypt so that it opens with this key and for this owner only (AES-256-GCM). Ex: owner "app of user 5"."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, secret, owner.encode())


def unseal_with(key: bytes, sealed: bytes, owner: str) -> bytes:
    """The secret again. Raises Unreadable."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], owner.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable(owner) from error


def digest_with(key: bytes, word: str, owner: str) -> str:
    """A keyed digest (HMAC-SHA-256) of a word that is checked and never shown again."""
    keyed = HMAC(key, SHA256())
    keyed.update(f"{owner}\0{word}".encode("utf-8", "surrogatepass"))
    return keyed.finalize().hex()
