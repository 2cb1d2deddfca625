"""Two people who edit one thing at a time: the second is told, and sees both versions; nothing is lost."""

from typing import Any, TypeVar

from django.db import models
from django.db.models import F


class Versioned(models.Model):
    """A row whose edits are counted. Its forms carry the count, and `edit` refuses one that is no longer right."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Stale(Exception):
    """Somebody else edited it meanwhile. `current` is what stands now, `wanted` what was asked for."""

    def __init__(self, current: Versioned, wanted: dict[str, Any]) -> None:
        super().__init__("edited by somebody else meanwhile")
        self.current = current
        self.wanted = wanted


V = TypeVar("V", bound=Versioned)


def edit(thing: V, seen: int, **wanted: Any) -> V:
    """Write the wanted columns if `thing` still is at the version that was seen; returns it as it stands now.

    Ex: edit(user, int(request.POST["version"]), role="senior"). Call inside the transaction of the audit entry.
    Raises Stale when it was edited meanwhile.
    """
    same = type(thing)._base_manager.filter(pk=thing.pk, version=seen)
    if not same.update(version=F("version") + 1, **wanted):
        raise Stale(type(thing)._base_manager.get(pk=thing.pk), wanted)
    thing.refresh_from_db()
    return thing
