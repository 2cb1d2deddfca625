"""From a data directory to a Django that works on it."""

import os
from pathlib import Path

from khabar.model import BadInput
from khabar.register.home import Home, adopt, create_home, open_home

SETTINGS = "khabar.register.settings"
MIGRATING = 0x6B686163
"""The advisory lock of changes to the tables."""


def set_up_django(home: Home) -> None:
    """Point Django at this register, whatever its database holds."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ["KHABAR_REGISTER"] = str(home.root)
    import django

    django.setup()


def start_django(home: Home) -> None:
    """Point Django at this register and bring its tables up to date.

    Raises BadInput when the tables were made by a newer khabar, belong to another register, or can't be read.
    """
    set_up_django(home)
    from django.db import DatabaseError

    from khabar.register.databases import check_server, explain

    try:
        check_server(home)
        if _lacks_tables(home):
            _migrate(home)
        _belongs(home)
    except DatabaseError as error:
        raise explain(error, home) from error


def _lacks_tables(home: Home) -> bool:
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    if set(loader.applied_migrations) - set(loader.disk_migrations):
        raise BadInput(f"{home.root}: its tables were made by a newer khabar. Update khabar and try again.")
    return bool(set(loader.disk_migrations) - set(loader.applied_migrations))


def _migrate(home: Home) -> None:
    from django.core.management import call_command

    from khabar.register.databases import alone

    with alone(MIGRATING):
        if _lacks_tables(home):
            call_command("migrate", verbosity=0, interactive=False)


def _belongs(home: Home) -> None:
    """Hold data directory and database to each other, by the id that both carry. Raises BadInput."""
    from django.db import transaction

    from khabar.register.accounts.models import AuditEntry, Identity
    from khabar.register.addresses import place

    known = Identity.objects.values_list("register_id", flat=True).first()
    if known is not None and known == home.id:
        return
    where = place(home.url) if home.url else str(home.database)
    if known is not None or (home.url and (home.database.exists() or AuditEntry.objects.exists())):
        raise BadInput(f"{home.root}: {where} belongs to another register. Name the database that is this one's.")
    with transaction.atomic():
        Identity.objects.create(pk=1, register_id=(home if home.id else adopt(home)).id)


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
