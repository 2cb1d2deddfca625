"""Turning the key of the vault: every data key is sealed anew, and the key that sealed them before opens nothing.

After a withdrawal this is what reaches copies of the database: the destroyed data key may still stand in one, sealed by
a key that no longer exists.
"""

from dataclasses import replace
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Max

from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.sealing import seal_with, unseal_with
from khabar.register.families import keyfile
from khabar.register.families.models import DataKey, Enquiry
from khabar.register.families.vault import owner_of_key


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
            rows = list(DataKey.objects.select_for_update().select_related("enquiry").order_by("pk"))
            for row in rows:
                owner = owner_of_key(row.enquiry)
                data = unseal_with(both.keys[row.key_id], bytes(row.wrapped), owner)
                row.wrapped, row.key_id = seal_with(fresh.keys[fresh.current], data, owner), fresh.current
            DataKey.objects.all().delete()  # and made anew: many times quicker than updating each
            DataKey.objects.bulk_create(rows, batch_size=500)
            audit(actor, "vault key turned", "vault", keys=len(rows))
        keyfile.write(replace(fresh, turned_at=datetime.now(UTC)))
    return len(rows)


def turn_is_due() -> bool:
    """Whether an enquiry was withdrawn since the key was turned last: a crash came between the two."""
    latest = Enquiry.objects.aggregate(latest=Max("withdrawn_at"))["latest"]
    if latest is None:
        return False
    keys = keyfile.read()
    return latest > keys.turned_at or len(keys.keys) > 1
