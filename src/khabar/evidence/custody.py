"""A history whose entries are chained by hash, so that a change, a swap or a gap shows (Schneier & Kelsey 1999)."""

import hashlib
import json
from collections.abc import Iterable, Mapping

GENESIS = "0" * 64
"""What stands in place of a previous hash before the first entry."""


def link_hash(previous: str, entry: Mapping[str, object]) -> str:
    """The hash of one entry: SHA-256 over the previous hash and the entry as canonical JSON, in hex.

    An entry holds ids, digests, counts and times, never personal data: erasure and a chain don't meet.

    Ex: link_hash(GENESIS, {"action": "received", "digest": "ab..."}) -> 64 hex digits
    """
    text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def first_break(entries: Iterable[tuple[str, str, Mapping[str, object]]]) -> int | None:
    """The position (from 0) of the first entry that does not fit, or None when the chain is whole.

    Each entry is (previous hash, its own hash, its content), in order. A truncated end can't show here: compare the
    last hash with an anchor kept elsewhere.
    """
    expected = GENESIS
    for position, (previous, own, content) in enumerate(entries):
        if previous != expected or link_hash(previous, content) != own:
            return position
        expected = own
    return None
