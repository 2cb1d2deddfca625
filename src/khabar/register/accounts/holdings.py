"""What a user holds open, and how it goes to another: upper apps say so here, and nothing calls upwards."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from khabar.register.accounts.models import User


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of open work: its name in the log and on pages, how many a user holds, what gives all to another."""

    name: str
    label: Promise
    count: Callable[[User], int]
    give: Callable[[User, User], int]


HOLDINGS: list[Holding] = []
"""Filled by `ready` of each app that has something to hand over."""
