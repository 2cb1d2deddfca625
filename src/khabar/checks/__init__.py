"""Lists held against lists: pure, over plain values. So far: what a newer edition of a list added and left out."""

from khabar.checks.editions import Alignment, Line, align, line_of

__all__ = ["Alignment", "Line", "align", "line_of"]
