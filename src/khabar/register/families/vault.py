"""The vault: what a family tells, encrypted under a key of its own enquiry.

Ex: put(enquiry, "who", {"name": "..."}); get(enquiry, "who") -> {"name": "..."}; after `destroy`, `get` raises Shut.
"""

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from khabar.register.accounts.sealing import Unreadable, digest_with, seal_with, unseal_with
from khabar.register.families import keyfile
from khabar.register.families.models import DataKey, Enquiry, Sealed

PADDED = 256
"""Contents are filled up to a multiple of so many bytes, so that their length says little."""


class Shut(Exception):
    """The key of this enquiry is not here: it was destroyed, or the vault's key file is another."""


def owner_of_key(enquiry: Enquiry) -> str:
    """For whom a data key is sealed."""
    return f"data key of {enquiry.public_id}"


def make_key(enquiry: Enquiry) -> None:
    """Give a new enquiry its data key. Call while holding the key file, in the transaction that makes the enquiry."""
    keys = keyfile.read()
    wrapped = seal_with(keys.keys[keys.current], os.urandom(keyfile.SIZE), owner_of_key(enquiry))
    DataKey.objects.create(enquiry=enquiry, key_id=keys.current, wrapped=wrapped)


def _data_key(enquiry: Enquiry) -> bytes:
    """The data key. Looks twice, since the key file may be turned between reading the row and reading the file."""
    for _look in range(2):
        row = DataKey.objects.filter(enquiry=enquiry).first()
        key = keyfile.read().keys.get(row.key_id) if row else None
        if row and key:
            try:
                return unseal_with(key, bytes(row.wrapped), owner_of_key(enquiry))
            except Unreadable as error:
                raise Shut(enquiry.public_id) from error
    raise Shut(enquiry.public_id)


def put(enquiry: Enquiry, part: str, said: Mapping[str, Any]) -> None:
    """Seal one part of an enquiry, in place of what stood there. Raises Shut."""
    plain = json.dumps(said).encode()
    plain += b" " * (-len(plain) % PADDED)
    content = seal_with(_data_key(enquiry), plain, f"{part} of {enquiry.public_id}")
    Sealed.objects.update_or_create(enquiry=enquiry, part=part, defaults={"content": content})


def get(enquiry: Enquiry, part: str) -> dict[str, Any]:
    """One part of an enquiry, {} when nothing was told. Raises Shut."""
    return parts(enquiry, part).get(part, {})


def parts(enquiry: Enquiry, *names: str) -> dict[str, dict[str, Any]]:
    """Some parts of an enquiry, or all that it has, opened. Raises Shut."""
    key = _data_key(enquiry)
    found = enquiry.sealed.filter(part__in=names) if names else enquiry.sealed.all()
    return {
        one.part: json.loads(unseal_with(key, bytes(one.content), f"{one.part} of {enquiry.public_id}"))
        for one in found.order_by("part")
    }


def of_many(enquiries: Iterable[Enquiry], part: str) -> dict[int, dict[str, Any]]:
    """One part of many enquiries, by their keys, with three questions in all; those that don't open are left out."""
    held = keyfile.read().keys
    known = {one.pk: one for one in enquiries}
    keys = {row.enquiry_id: row for row in DataKey.objects.filter(enquiry__in=known)}
    found: dict[int, dict[str, Any]] = {}
    for one in Sealed.objects.filter(enquiry__in=known, part=part):
        row = keys.get(one.enquiry_id)
        if row and row.key_id in held:
            enquiry = known[one.enquiry_id]
            data = unseal_with(held[row.key_id], bytes(row.wrapped), owner_of_key(enquiry))
            found[enquiry.pk] = json.loads(unseal_with(data, bytes(one.content), f"{part} of {enquiry.public_id}"))
    return found


def forget(enquiry: Enquiry, part: str) -> None:
    """Take one part out."""
    Sealed.objects.filter(enquiry=enquiry, part=part).delete()


def destroy(enquiry: Enquiry) -> int:
    """Destroy the data key and everything it sealed; returns how many parts. Turn the key file afterwards."""
    DataKey.objects.filter(enquiry=enquiry).delete()
    return Sealed.objects.filter(enquiry=enquiry).delete()[0]


def digest(word: str, purpose: str) -> str:
    """A keyed digest under the pepper of the key file: useless to who has the database alone."""
    return digest_with(keyfile.read().pepper, word, purpose)
