"""The daily backup that the background worker makes where register.toml names a folder and a recipient."""

import logging
from datetime import UTC, datetime, timedelta

from django.conf import settings

from khabar.model import BadInput
from khabar.register.backup.keys import read_recipients
from khabar.register.backup.names import name, prefix
from khabar.register.backup.saving import save
from khabar.register.chosen import choices
from khabar.register.home import Home

ENOUGH = timedelta(hours=20)
"""How old the newest backup in the folder must be before another is made."""

log = logging.getLogger(__name__)


def daily() -> None:
    """For the background worker: this register's backup. What hinders it is written to the log; `doctor` tells, too."""
    try:
        back_up(settings.HOME)
    except (BadInput, OSError) as error:
        log.error("no backup was made: %s", error)


def back_up(home: Home) -> bool:
    """Make a backup in the chosen folder; returns whether one was due. Raises BadInput, OSError."""
    chosen, now = choices(home), datetime.now(UTC)
    if not chosen.folder or not chosen.recipients:
        return False
    due = name(home, now - ENOUGH)
    if any(path.name > due for path in chosen.folder.glob(f"{prefix(home)}*.tar.zst.age")):
        return False
    save(home, chosen.folder / name(home, now), read_recipients(chosen.recipients), lambda *_: None)
    return True
