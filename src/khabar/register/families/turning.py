"""Turning the key of the vault: every data key is sealed anew, and the key that sealed them before opens nothing.

After a withdrawal this is what reaches copies of the database: the destroyed data key may still stand in one, sealed by
a key that no longer exists.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import Max, QuerySet

from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.sealing import seal_with, unseal_with
from khabar.register.families import keyfile
from khabar.register.families.models import DataKey, Enquiry
from khabar.register.families.pieces.models import Piece, PieceKey
from khabar.register.families.pieces.sealing import owner_of_key as owner_of_piece_key
from khabar.register.families.vault import owner_of_key

Row = TypeVar("Row", DataKey, PieceKey)


@needs(Right.ADMINISTER)
def turn(actor: User | None = None) -> int:
    """Turn the key; returns how many data keys were sealed anew. It may be killed at any point, and begun again.

    The new key stands in the file beside the old before any row needs it, and the old one goes once no row does.
    """
    with keyfile.held(alone=True):
        old = keyfile.read()
        fresh = keyfile.new_keys(old.pepper)
        both = replace(fresh, keys={**old.keys, **fresh.keys})
        keyfile.write(both)
        with transaction.atomic(durable=True):
            enquiries = DataKey.objects.select_for_update().select_related("enquiry").order_by("pk")
            pieces = PieceKey.objects.select_for_update().select_related("piece").order_by("pk")
            sealed = _anew(enquiries, lambda row: owner_of_key(row.enquiry), both, fresh)
            sealed += _anew(pieces, lambda row: owner_of_piece_key(row.piece), both, fresh)
            audit(actor, "vault key turned", "vault", keys=sealed)
        keyfile.write(replace(fresh, turned_at=datetime.now(UTC)))
    return sealed


def _anew(rows: "QuerySet[Row]", owner_of: Callable[[Row], str], both: keyfile.Keys, fresh: keyfile.Keys) -> int:
    """Seal these keys anew; returns how many. Deleted and made anew: many times quicker than updating each."""
    found = list(rows.defer(*(["piece__about", "piece__content", "piece__small"] if rows.model is PieceKey else [])))
    for row in found:
        plain = unseal_with(both.keys[row.key_id], bytes(row.wrapped), owner_of(row))
        row.wrapped, row.key_id = seal_with(fresh.keys[fresh.current], plain, owner_of(row)), fresh.current
    rows.model._default_manager.all().delete()
    rows.model._default_manager.bulk_create(found, batch_size=500)
    return len(found)


def turn_is_due() -> bool:
    """Whether something was taken back since the key was turned last."""
    latest = [model.objects.aggregate(latest=Max("withdrawn_at"))["latest"] for model in (Enquiry, Piece)]
    if not any(latest):
        return False
    keys = keyfile.read()
    return any(at and at > keys.turned_at for at in latest) or len(keys.keys) > 1
