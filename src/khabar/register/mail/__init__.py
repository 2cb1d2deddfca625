"""Outgoing mail: fixed texts, an outbox that the background worker empties, and the one server that takes them."""
