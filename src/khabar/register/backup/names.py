"""What backups in a register's folder are called, so that they are found again, and none of another register."""

from datetime import datetime

from khabar.register.home import Home

PENDING = ".khabar-backup-"
"""How the name of a backup under way begins."""


def prefix(home: Home) -> str:
    """How the names of this register's backups begin. Ex: khabar-Xy3fKq9a-"""
    return f"khabar-{home.id[:8]}-"


def name(home: Home, at: datetime) -> str:
    """The name of a backup made at a time; by name they stand in the order of time.

    Ex: khabar-Xy3fKq9a-20261124T023000Z.tar.zst.age
    """
    return f"{prefix(home)}{at:%Y%m%dT%H%M%SZ}.tar.zst.age"
