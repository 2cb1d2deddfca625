"""Checking a tip that somebody offers to a family: by public facts and by what that family sees and told, no more."""
