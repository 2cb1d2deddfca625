"""Changes of what people judge: ratings, chains, whether a document stands. Each with a reason, and reversible."""

from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.documents.changes import note
from khabar.register.documents.models import Revision

M = TypeVar("M", bound=models.Model)


def subject_of(thing: models.Model) -> str:
    """How histories, changes and the audit log name a row. Ex: subject_of(source) -> "source 3"."""
    return f"{thing._meta.model_name} {thing.pk}"


def keep_revision(
    thing: models.Model, field: str, before: Any, after: Any, actor: User | None, reason: str
) -> Revision:
    """Keep both values of one field; call inside the transaction that changes it, and note the change."""
    return Revision.objects.create(
        subject=subject_of(thing), field=field, before=before, after=after, actor=actor, reason=reason
    )


class Outdated(BadInput):
    """Somebody else changed the same value after the page was opened."""


@transaction.atomic
def revise(thing: M, field: str, value: Any, reason: str, actor: User | None, seen: Any = ...) -> M:
    """Give one judged field another value, with a reason; returns the row as it stands now.

    `seen` is the value the page showed: Outdated is raised when it is another one meanwhile. Raises BadInput without a
    reason. The same value again is kept too: it says that somebody looked and agreed.
    """
    if not reason.strip():
        raise BadInput(_("Say why. A change without a reason is not kept."))
    current = type(thing)._base_manager.select_for_update().get(pk=thing.pk)
    before = getattr(current, field)
    if seen is not ... and seen != before:
        raise Outdated(_("Somebody else changed this after you opened the page. Look at it again and decide anew."))
    setattr(current, field, value)
    current.full_clean(validate_unique=False, exclude=_all_but(current, field))
    current.save(update_fields=[field])
    revision = keep_revision(thing, field, before, value, actor, reason.strip())
    note(actor, f"{field} changed", subject_of(thing), revision=revision.pk)
    return current


def _all_but(thing: models.Model, field: str) -> set[str]:
    return {known.name for known in thing._meta.fields if known.name != field}


def go_back(revision: Revision, thing: models.Model, reason: str, actor: User | None) -> models.Model:
    """Give a field the value it had before a revision; a revision of its own. Raises BadInput without a reason."""
    if revision.subject != subject_of(thing):
        raise BadInput(_("This change is of something else."))
    return revise(thing, revision.field, revision.before, reason, actor)
