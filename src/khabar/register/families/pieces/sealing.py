"""Sealing a piece under a key of its own, which the key file seals: destroyed, it opens in no copy any more."""

import json
import os
import struct
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from khabar.register.accounts.sealing import Unreadable, seal_with, unseal_with
from khabar.register.families import keyfile
from khabar.register.families.pieces.models import Piece, PieceKey
from khabar.register.families.vault import Shut

PADDED = 16 << 10
"""What is sealed is filled up to a multiple of so many bytes: who has the file itself can't find it by its length."""


def owner_of_key(piece: Piece) -> str:
    """For whom a key is sealed."""
    return f"key of {piece}"


def fill(piece: Piece, about: Mapping[str, Any], content: bytes = b"", small: bytes = b"") -> None:
    """Seal a new piece under a new key, and save both. Call while holding the key file, in a transaction."""
    keys, key = keyfile.read(), os.urandom(keyfile.SIZE)
    piece.about = _seal(key, json.dumps(about).encode(), f"about of {piece}")
    piece.content = _seal(key, content, f"content of {piece}")
    piece.small = _seal(key, small, f"small of {piece}")
    piece.save()
    wrapped = seal_with(keys.keys[keys.current], key, owner_of_key(piece))
    PieceKey.objects.create(piece=piece, key_id=keys.current, wrapped=wrapped)


def _seal(key: bytes, plain: bytes, owner: str) -> bytes:
    told = struct.pack(">Q", len(plain)) + plain
    return seal_with(key, told + b"\0" * (-len(told) % PADDED), owner)


def _open(key: bytes, sealed: bytes, owner: str) -> bytes:
    told = unseal_with(key, sealed, owner)
    return told[8 : 8 + struct.unpack(">Q", told[:8])[0]]


def _key(piece: Piece) -> bytes:
    """The key of a piece. Looks twice, since the key file may be turned in between. Raises Shut."""
    for _look in range(2):
        row = PieceKey.objects.filter(piece=piece).first()
        key = keyfile.read().keys.get(row.key_id) if row else None
        if row and key:
            try:
                return unseal_with(key, bytes(row.wrapped), owner_of_key(piece))
            except Unreadable as error:
                raise Shut(piece.public_id) from error
    raise Shut(piece.public_id)


def about(piece: Piece) -> dict[str, Any]:
    """What is said of a piece. Raises Shut."""
    found: dict[str, Any] = json.loads(_open(_key(piece), bytes(piece.about), f"about of {piece}"))
    return found


def content(piece: Piece) -> bytes:
    """The piece itself. Raises Shut."""
    return _open(_key(piece), bytes(piece.content), f"content of {piece}")


def small(piece: Piece) -> bytes:
    """The small copy of a photograph. Raises Shut."""
    return _open(_key(piece), bytes(piece.small), f"small of {piece}")


def about_many(pieces: Iterable[Piece]) -> dict[int, dict[str, Any]]:
    """What is said of many pieces, which come with their keys, by primary key; what does not open is left out."""
    held, found = keyfile.read().keys, {}
    for piece in pieces:
        row = getattr(piece, "key", None)
        if row and row.key_id in held:
            key = unseal_with(held[row.key_id], bytes(row.wrapped), owner_of_key(piece))
            found[piece.pk] = json.loads(_open(key, bytes(piece.about), f"about of {piece}"))
    return found


def forget(piece: Piece) -> None:
    """Make a tombstone of a piece: it, its key and its consents are gone. Call inside the transaction; then turn."""
    PieceKey.objects.filter(piece=piece).delete()
    piece.consents.all().delete()
    Piece.objects.filter(pk=piece.pk).update(about=b"", content=b"", small=b"", withdrawn_at=timezone.now())
