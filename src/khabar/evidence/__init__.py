"""Bytes kept as they came, and a history that shows when somebody touched it."""

from khabar.evidence.custody import GENESIS, first_break, link_hash
from khabar.evidence.digest import digest_file
from khabar.evidence.store import Store

__all__ = ["GENESIS", "Store", "digest_file", "first_break", "link_hash"]
