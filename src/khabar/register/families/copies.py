"""The copy of the vault's keys, kept apart from backups: without it a restored register opens no enquiry.

There is one copy, replaced each time: an older one would open what was withdrawn since.
"""

import json
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings
from django.db import transaction

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.backup.keys import read_recipients
from khabar.register.chosen import choices
from khabar.register.families import keyfile
from khabar.register.families.actions import close
from khabar.register.families.models import DataKey, Enquiry, State
from khabar.register.families.pieces.models import Piece, PieceKey

log = logging.getLogger(__name__)


def daily() -> None:
    """Make the copy that register.toml asks for; what hinders it is written to the log, and `khabar doctor` tells."""
    try:
        chosen = choices(settings.HOME)
        if chosen.vault_copy and chosen.vault_recipients:
            if chosen.folder and chosen.folder.resolve() in chosen.vault_copy.resolve().parents:
                raise BadInput("the copy of the vault's keys may not stand among the backups. Name another place.")
            copy_keys(chosen.vault_copy, read_recipients(chosen.vault_recipients))
    except (BadInput, OSError) as error:
        log.error("no copy of the vault's keys was made: %s", error)


def copy_keys(target: Path, recipients: list[Any]) -> int:
    """Write key file and sealed data keys to one file that only these recipients open; returns how many data keys.

    A copy that stands there is replaced. Raises BadInput when it can't be written.
    """
    with keyfile.held(alone=False):
        keys = keyfile.read()
        data = _told(DataKey.objects.values_list("enquiry__public_id", "key_id", "wrapped"))
        pieces = _told(PieceKey.objects.values_list("piece__public_id", "key_id", "wrapped"))
    told = json.dumps({"file": keys.as_text(), "data": data, "pieces": pieces}).encode()
    pending = target.with_name(f".{target.name}.new")
    try:
        pending.unlink(missing_ok=True)
        with os.fdopen(os.open(pending, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pyrage.encrypt(told, recipients))
            file.flush()
            os.fsync(file.fileno())
        pending.rename(target)
    except OSError as error:
        raise BadInput(f"{target}: the copy can't be written ({error.strerror}). Name another place.") from error
    with transaction.atomic():
        audit(None, "vault keys copied", "vault", keys=len(data))
    return len(data)


def bring_back(source: Path, identities: list[Any]) -> tuple[int, int]:
    """Give a restored register its data keys again: (how many enquiries open now, how many have no key in the copy).

    Raises BadInput when the register has enquiries that open already, or the file is no copy or of another key.
    """
    try:
        told = json.loads(pyrage.decrypt(source.read_bytes(), identities))
        keys = keyfile.from_text(told["file"])
        data, pieces = _rows(told["data"]), _rows(told.get("pieces", {}))
    except (OSError, ValueError, KeyError, TypeError, pyrage.DecryptError) as error:
        raise BadInput(f"{source}: this is no copy of the vault's keys, or it opens with another key.") from error
    with keyfile.held(alone=True), transaction.atomic():
        if DataKey.objects.exists():
            raise BadInput("this register's enquiries have their keys. A copy is brought back after a restore only.")
        living = list(Enquiry.objects.exclude(state=State.WITHDRAWN))
        found = [one for one in living if one.public_id in data]
        DataKey.objects.bulk_create(
            DataKey(enquiry=one, key_id=data[one.public_id][0], wrapped=data[one.public_id][1]) for one in found
        )
        kept = Piece.objects.filter(withdrawn_at=None, enquiry__in=found).only("pk", "public_id")
        PieceKey.objects.bulk_create(
            PieceKey(piece=one, key_id=pieces[one.public_id][0], wrapped=pieces[one.public_id][1])
            for one in kept
            if one.public_id in pieces
        )
        audit(None, "vault keys brought back", "vault", keys=len(found), without=len(living) - len(found))
        keyfile.write(keys)
    return len(found), len(living) - len(found)


def _told(rows: Iterable[tuple[str, str, Any]]) -> dict[str, list[str]]:
    return {name: [key_id, bytes(wrapped).hex()] for name, key_id, wrapped in rows}


def _rows(told: dict[str, list[str]]) -> dict[str, tuple[str, bytes]]:
    return {str(name): (str(key_id), bytes.fromhex(row)) for name, (key_id, row) in told.items()}


def give_up() -> int:
    """Say that every enquiry whose key is nowhere was withdrawn, so that the register goes on; returns how many."""
    with keyfile.held(alone=True), transaction.atomic():
        if not keyfile.path().exists():
            keyfile.begin()
        known = keyfile.read().keys
        living = Enquiry.objects.exclude(state=State.WITHDRAWN)
        lost = list(living.exclude(data_key__key_id__in=known))
        for enquiry in lost:
            close(enquiry, None, "key lost")
    return len(lost)
