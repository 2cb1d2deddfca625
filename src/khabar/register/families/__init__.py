"""Families: ask, come back, read what is known; what they tell lies in a vault. Case workers answer them."""
