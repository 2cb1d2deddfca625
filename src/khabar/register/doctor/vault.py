"""The vault of families: whether its key is here, and how old the copy of its keys is."""

from collections.abc import Iterator

from django.db import DatabaseError
from django.utils import timezone

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry
from khabar.register.chosen import choices
from khabar.register.doctor.finding import Finding, bad, ok, warning
from khabar.register.doctor.history import BACKUP_DUE, age
from khabar.register.families import keyfile
from khabar.register.families.models import DataKey
from khabar.register.home import Home

MAKE_ONE = "Run khabar vault copy, or name a file and recipients under [vault] in register.toml (docs/guide/backup.md)."


def look(home: Home) -> Iterator[Finding]:
    """Key and copy."""
    try:
        held = DataKey.objects.count()
        yield _key(home, held)
        yield _copy(home, held)
    except DatabaseError:
        yield warning("vault", "nothing can be said of the keys of enquiries", "Mend the database first.")


def _key(home: Home, held: int) -> Finding:
    place = home.root / "vault.key"
    if not place.exists():
        if held:
            found = f"vault.key is missing, and {held} enquiries rest on it"
            return bad("vault", found, "Bring it back from its copy: khabar vault bring-back.")
        return ok("vault", "no enquiry was begun yet")
    try:
        known = keyfile.from_text(place.read_text("utf-8")).keys
    except (OSError, ValueError, KeyError):
        return bad("vault", "vault.key can't be read", "Bring it back from its copy: khabar vault bring-back.")
    if lost := DataKey.objects.exclude(key_id__in=known).count():
        return bad("vault", f"{lost} enquiries rest on another vault.key", "Bring it back: khabar vault bring-back.")
    return ok("vault", f"its key opens {held} enquiries")


def _copy(home: Home, held: int) -> Finding:
    try:
        chosen = choices(home)
    except BadInput as refusal:
        return bad("vault copy", str(refusal), "Mend register.toml.")
    last = AuditEntry.objects.filter(action="vault keys copied").order_by("-id").first()
    if not held:
        return ok("vault copy", "there is nothing to copy yet")
    if last is None:
        return warning("vault copy", f"none was ever made; a restore would open none of {held} enquiries", MAKE_ONE)
    passed = timezone.now() - last.at
    found = f"the last was made {age(passed)} ago"
    if not chosen.vault_copy or not chosen.vault_recipients:
        found += "; register.toml names no file and recipient, so none is made by itself"
    return ok("vault copy", found) if passed < BACKUP_DUE else warning("vault copy", found, MAKE_ONE)
