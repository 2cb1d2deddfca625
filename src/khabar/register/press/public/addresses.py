"""Permanent addresses of what is published."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def absolute(request: HttpRequest, path: str) -> str:
    """A path as others reach it: under the first public address of the register, else as it was asked for."""
    if settings.PUBLIC.addresses:
        return f"{settings.PUBLIC.addresses[0]}{path}"
    return request.build_absolute_uri(path)


def path_of(kind: str, public_id: str) -> str:
    """Ex: path_of("figure", "a1B2") -> "/public/figure/a1B2/"."""
    return reverse("public-thing", args=[kind, public_id])


def address_of(request: HttpRequest, thing: Any) -> str:
    """The permanent public address of an article, statement, figure or question."""
    return absolute(request, path_of(str(thing._meta.model_name), thing.public_id))
