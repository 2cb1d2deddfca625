"""Alerts: entries of the audit log that say that somebody asked for more than one may. Administrators look at them."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Right, needs

SHOWN = 200
WORDS: dict[str, Promise] = {
    "persons": _("Pages of very many people opened"),
    "records": _("Very many records opened"),
    "document pages": _("Very many pages of documents opened"),
    "searches": _("Very many names searched"),
    "files": _("Very many files carried away"),
    "enquiries": _("Very many enquiries of families opened"),
    "enquiries shared": _("Very many enquiries of families carried away"),
    "enquiries begun": _("Very many enquiries begun from one place"),
    "wrong codes": _("Very many wrong codes of families' cards tried from one place"),
}


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert: its entry, what it is about in words, and whether an administrator has seen it."""

    entry: AuditEntry
    words: Promise | str
    is_seen: bool


def _entries() -> "QuerySet[AuditEntry]":
    return AuditEntry.objects.filter(action__startswith="alert: ").order_by("-pk")


def _seen_until() -> int:
    last = AuditEntry.objects.filter(action="alerts seen").order_by("-pk").first()
    return int(last.detail["until"]) if last else 0


def unseen() -> int:
    """How many alerts no administrator has seen."""
    return _entries().filter(pk__gt=_seen_until()).count()


def alerts() -> list[Alert]:
    """The latest alerts, the newest first."""
    seen = _seen_until()
    found = []
    for entry in _entries().select_related("actor")[:SHOWN]:
        kind = entry.action.removeprefix("alert: ")
        found.append(Alert(entry, WORDS.get(kind, kind), entry.pk <= seen))
    return found


@needs(Right.ADMINISTER)
@transaction.atomic
def see(until: int, actor: User | None = None) -> None:
    """Write down that an administrator has seen the alerts up to this entry."""
    audit(actor, "alerts seen", "alerts", until=until)
