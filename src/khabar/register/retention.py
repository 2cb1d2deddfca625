"""What is not kept for ever: taken out once a day by the background worker, as register.toml says.

Documents, records, claims, persons, judgements, custody and audit log are never touched: only what serves for a while.
"""

import glob
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from khabar.register.accounts.models import DRAFT_LIFE, INVITATION_LIFE, Draft, Invitation, SignIn
from khabar.register.analysis.models import LinkRun
from khabar.register.backup.names import PENDING, prefix
from khabar.register.chosen import Chosen, choices
from khabar.register.documents.changes import note
from khabar.register.home import Home
from khabar.register.people.models import SEARCH_LIFE, RunInForce, Search

LEFT_OVER = timedelta(days=1)
"""From what age on what a killed backup or link run left is taken away."""


def daily() -> None:
    """For the background worker: this register's round."""
    enforce(settings.HOME)


def enforce(home: Home) -> dict[str, int]:
    """Take out what has outlived its time; returns how many of each kind. The audit log gets these counts, if any.

    Ex: enforce(home) -> {"searches": 3, "sessions": 1, ...}
    """
    now, chosen = timezone.now(), choices(home)
    files = {"backups": _backups(home, chosen), "run_files": _runs(home, chosen), "left_over": _left_over(home, chosen)}
    with transaction.atomic():
        counts = _rows(now, chosen) | {name: len(paths) for name, paths in files.items()}
        if any(counts.values()):
            note(None, "retention", "register", **{name: count for name, count in counts.items() if count})
    for path in (path for paths in files.values() for path in paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return counts


def _rows(now: datetime, chosen: Chosen) -> dict[str, int]:
    tries_end = now - timedelta(days=chosen.tries_days)
    signed_in_until = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    alive = Session.objects.filter(expire_date__gte=now).values("session_key")
    ended = {
        "searches": Search.objects.filter(at__lt=now - SEARCH_LIFE),
        "sessions": Session.objects.filter(expire_date__lt=now),
        "sign_ins": SignIn.objects.filter(at__lt=signed_in_until).exclude(session_key__in=alive),
        "invitations": Invitation.objects.filter(at__lt=now - INVITATION_LIFE),
        "drafts": Draft.objects.filter(at__lt=now - DRAFT_LIFE),
        "tries": AccessAttempt.objects.filter(attempt_time__lt=tries_end),
        "failures": AccessFailureLog.objects.filter(attempt_time__lt=tries_end),
    }
    return {name: rows.delete()[0] for name, rows in ended.items()}


def _backups(home: Home, chosen: Chosen) -> list[Path]:
    """This register's backups in the chosen folder, but the newest ones."""
    if not chosen.folder or not chosen.backups:
        return []
    return sorted(chosen.folder.glob(f"{glob.escape(prefix(home))}*.tar.zst.age"))[: -chosen.backups]


def _runs(home: Home, chosen: Chosen) -> list[Path]:
    """The files of all link runs but the newest ones and those that count; the runs themselves stay."""
    if not chosen.link_runs:
        return []
    old = LinkRun.objects.order_by("-id").values_list("public_id", flat=True)[chosen.link_runs :]
    counts = set(RunInForce.objects.values_list("run", flat=True))
    return [path for run in old if run not in counts and (path := home.runs / run).is_dir()]


def _left_over(home: Home, chosen: Chosen) -> list[Path]:
    """Files of backups and link runs that were killed, once they are old enough to belong to none under way."""
    known = set(LinkRun.objects.values_list("public_id", flat=True))
    found: Iterator[Path] = (path for path in home.runs.glob("*") if path.name not in known)
    pending = chosen.folder.glob(f"{PENDING}*") if chosen.folder else iter(())
    oldest = (timezone.now() - LEFT_OVER).timestamp()
    return [path for paths in (found, pending) for path in paths if path.stat().st_mtime < oldest]
