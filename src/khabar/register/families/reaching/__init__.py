"""Reaching a family by mail, if they chose that: a neutral mail when there is something new, and codes to come back."""
