"""What each role may do: one table, and one decorator that holds pages and actions to it."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from inspect import signature
from typing import ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

P = ParamSpec("P")
R = TypeVar("R")


class Role(TextChoices):
    """What somebody is to the register; one role a person."""

    READER = "reader", _("Reader")
    CASE_WORKER = "case_worker", _("Case worker")
    SENIOR = "senior", _("Senior case worker")
    ANALYST = "analyst", _("Analyst")
    EDITOR = "editor", _("Editor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Right(StrEnum):
    """Something that a role may do."""

    READ = "read"
    TAKE_IN = "take in"
    REVIEW = "review"
    SETTLE = "settle"
    FAMILIES = "families"
    ANALYSE = "analyse"
    PUBLISH = "publish"
    PUBLISH_PEOPLE = "publish people"
    KEEP_LISTS = "keep lists"
    ADMINISTER = "administer"
    OWN_ACCOUNT = "own account"


EVERY_ROLE = frozenset(Role)
MAY: dict[Right, frozenset[Role]] = {
    Right.READ: EVERY_ROLE,
    Right.OWN_ACCOUNT: EVERY_ROLE,
    Right.TAKE_IN: frozenset({Role.CASE_WORKER, Role.SENIOR, Role.EDITOR, Role.ADMINISTRATOR}),
    Right.REVIEW: frozenset({Role.CASE_WORKER, Role.SENIOR, Role.ADMINISTRATOR}),
    Right.SETTLE: frozenset({Role.SENIOR, Role.ADMINISTRATOR}),
    Right.FAMILIES: frozenset({Role.CASE_WORKER, Role.SENIOR, Role.ADMINISTRATOR}),
    Right.ANALYSE: frozenset({Role.ANALYST, Role.ADMINISTRATOR}),
    Right.PUBLISH: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    Right.PUBLISH_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Right.KEEP_LISTS: frozenset({Role.ADMINISTRATOR}),
    Right.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
}
"""The table. What is not in it is refused."""


def may(actor: object, right: Right) -> bool:
    """Whether this user may do it. Strangers and disabled users may do nothing."""
    return bool(getattr(actor, "is_active", False)) and getattr(actor, "role", None) in MAY[right]


def needs(right: Right) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Hold a view (by its `request`) or an action (by its `actor`; None is the local operator) to the table.

    Ex: @needs(Right.ADMINISTER) def users(request): ...     Raises PermissionDenied when the role may not.
    """

    def guard(function: Callable[P, R]) -> Callable[P, R]:
        parameters = signature(function, follow_wrapped=False)
        is_view = "request" in parameters.parameters
        if not is_view:  # what wraps an action (a transaction) hides which argument is its actor
            parameters = signature(function)

        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            given = parameters.bind(*args, **kwargs).arguments
            actor = given["request"].user if is_view else given.get("actor")
            if (is_view or actor is not None) and not may(actor, right):
                raise PermissionDenied
            return function(*args, **kwargs)

        vars(guarded)["right"] = right
        return guarded

    return guard
