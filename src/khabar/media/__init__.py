"""Pictures: a copy without metadata, made in a limited process, and whether two show the same image. Never a face.

Ex: made = derive(octets); alike(made.print, other.print)
"""

from khabar.media.likeness import Print, alike
from khabar.media.parent import Made, derive

__all__ = ["Made", "Print", "alike", "derive"]
