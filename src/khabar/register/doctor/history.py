"""What was done and when: the logs' clock, the last backup and verification, the background worker."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from khabar.model import BadInput
from khabar.register.accounts.alerts import unseen
from khabar.register.accounts.models import AuditEntry
from khabar.register.anchors import last_verified
from khabar.register.chosen import choices
from khabar.register.doctor.finding import Finding, bad, ok, warning
from khabar.register.home import Home

BACKUP_DUE = timedelta(days=2)
VERIFY_DUE = timedelta(days=31)
SLACK = timedelta(minutes=5)
"""How far a clock may be behind the newest entry, which another machine may have written."""


def look(home: Home) -> Iterator[Finding]:
    """Logs, backups, verification, worker."""
    try:
        yield _newest_entry()
        yield _backup(home)
        yield verification(home, timezone.now())
        yield _worker(home)
        yield _alerts()
    except DatabaseError:
        yield warning("history", "nothing can be said of backups, logs and the worker", "Mend the database first.")


def _newest_entry() -> Finding:
    newest = AuditEntry.objects.order_by("-id").first()
    if newest is None:
        return ok("newest entry", "the audit log is empty")
    found = f"{newest.at:%Y-%m-%d %H:%M} UTC"
    if newest.at > timezone.now() + SLACK:
        return bad("newest entry", f"{found}, which is still to come by this clock", "Set the clock.")
    return ok("newest entry", found)


def _backup(home: Home) -> Finding:
    how = "Run khabar backup (docs/guide/backup.md)."
    try:
        chosen = choices(home)
    except BadInput as refusal:
        return bad("backup", str(refusal), "Mend register.toml.")
    last = AuditEntry.objects.filter(action="backup made").order_by("-id").first()
    if last is None:
        return warning("backup", "none was ever made of this register", how)
    found = f"the last was made {age(timezone.now() - last.at)} ago"
    if not chosen.folder or not chosen.recipients:
        found += "; register.toml names no folder and recipient, so none is made by itself"
    return ok("backup", found) if timezone.now() - last.at < BACKUP_DUE else warning("backup", found, how)


def verification(home: Home, now: datetime) -> Finding:
    """When the register was last found whole; what is written in between is anchored, too, but not checked."""
    last = last_verified(home.anchors)
    how = "Run khabar verify --register, and copy anchors.jsonl elsewhere."
    if last is None:
        return warning("verification", "the register was never verified", how)
    passed = now - last
    found = f"it was last found whole {age(passed)} ago"
    return ok("verification", found) if passed < VERIFY_DUE else warning("verification", found, how)


def age(passed: timedelta) -> str:
    """How long ago, for people. Ex: age(timedelta(hours=30)) -> "30 hours" """
    hours = max(int(passed.total_seconds()) // 3600, 0)
    if hours < 1:
        return "less than an hour"
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"


def _worker(home: Home) -> Finding:
    waiting = DBTaskResult.objects.filter(status="READY", run_after__lte=timezone.now()).count()
    failed = DBTaskResult.objects.filter(status="FAILED").count()
    found = f"{'one runs' if home.has_worker() else 'none runs'}; {waiting} tasks wait, {failed} failed"
    if waiting and not home.has_worker():
        return warning("worker", found, "Start khabar serve, which runs one.")
    if failed:
        return warning("worker", found, "Look at what failed and begin it again.")
    return ok("worker", found)


def _alerts() -> Finding:
    """Whether somebody asked for more than one may, and no administrator has looked at it."""
    if new := unseen():
        return warning("alerts", f"not seen by an administrator: {new}", "Sign in and open Users, Alerts.")
    return ok("alerts", "none that an administrator has not seen")
