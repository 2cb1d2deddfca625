"""Khabar: a register of detained, disappeared and missing people, where every piece of news keeps its source."""

__version__ = "0.1.0"
