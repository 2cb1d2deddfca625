"""Statements and figures: suggested by the reader of articles, accepted by people, checked, and published by people."""
