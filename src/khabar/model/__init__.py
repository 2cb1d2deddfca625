"""The nouns of the register as frozen values. Standard library only: every other room may import this one."""

from khabar.model.errors import BadInput

__all__ = ["BadInput"]
