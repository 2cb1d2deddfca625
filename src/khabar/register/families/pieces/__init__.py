"""Pieces that a family adds: photographs and testimonies, each sealed under a key of its own, each taken back alone."""
