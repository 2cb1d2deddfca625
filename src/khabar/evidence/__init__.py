"""Bytes kept as they came, and a history that shows when somebody touched it."""

from khabar.evidence.custody import GENESIS, first_break, link_hash
from khabar.evidence.digest import digest_file
from khabar.evidence.sealing import Sealed, seal
from khabar.evidence.store import Store
from khabar.evidence.verifying import Problem, Verified, verify

__all__ = [
    "GENESIS",
    "Problem",
    "Sealed",
    "Store",
    "Verified",
    "digest_file",
    "first_break",
    "link_hash",
    "seal",
    "verify",
]
