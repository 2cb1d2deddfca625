"""From a data directory to a Django that works on it."""

import os
from pathlib import Path

from khabar.model import BadInput
from khabar.register.home import Home, create_home, open_home

SETTINGS = "khabar.register.settings"


def start_django(home: Home) -> None:
    """Point Django at this register and bring its tables up to date.

    Raises BadInput when the tables were made by a newer khabar, or can't be read.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ["KHABAR_REGISTER"] = str(home.root)
    import django
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.loader import MigrationLoader

    django.setup()
    try:
        loader = MigrationLoader(connection)
        unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
        if unknown:
            raise BadInput(f"{home.root}: its tables were made by a newer khabar. Update khabar and try again.")
        if set(loader.disk_migrations) - set(loader.applied_migrations):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise BadInput(f"{home.database}: the database can't be used ({error}). Restore it from a backup.") from error


def open_register(root: Path) -> Home:
    """An existing register, ready for the actions of its apps. Raises BadInput."""
    home = open_home(root)
    start_django(home)
    return home


def open_or_begin(root: Path, kind: str = "register") -> Home:
    """The register in `root`, begun when the folder is absent or empty. Raises BadInput, also for the other kind.

    A demonstration and a real register never mix.
    """
    home = open_home(root) if (root / "register.toml").exists() else create_home(root, kind)
    if home.kind != kind:
        other = "a demonstration with made-up people" if home.kind == "demo" else "a real register"
        raise BadInput(f"{root}: this is {other}. Name another folder with --register DIR.", exit_code=2)
    start_django(home)
    return home
