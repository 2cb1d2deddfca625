"""What of this app rests on records, and how it goes when an intake is undone."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khabar import names
from khabar.register.documents.changes import note
from khabar.register.documents.models import Document, Record
from khabar.register.documents.resting import Resting
from khabar.register.people.models import Claim, Entry, Judgement, Membership, NameKey, Person
from khabar.register.people.moves import keep_moves
from khabar.register.people.regrouping import regroup


def count_keys(document: Document) -> int:
    return NameKey.objects.filter(record__document=document).count()


def count_claims(document: Document) -> int:
    return Claim.objects.filter(record__document=document).count()


def count_judgements(document: Document) -> int:
    return Judgement.objects.filter(Q(record_a__document=document) | Q(record_b__document=document)).count()


def count_emptied(document: Document) -> int:
    theirs = Person.objects.filter(memberships__record__document=document)
    others = Membership.objects.exclude(record__document=document).values("person")
    return theirs.exclude(pk__in=others).distinct().count()


def leave(document: Document, keys: Sequence[int]) -> None:
    """Take records out of their persons; who is left without any says whose undoing emptied them.

    What only those records held together falls apart again.
    """
    held = dict(Membership.objects.filter(record__in=keys).values_list("record_id", "person_id"))
    persons = set(held.values())
    Membership.objects.filter(record__in=keys).delete()
    Person.objects.filter(pk__in=persons, memberships=None).update(emptied_by=document)
    regrouped = regroup(Membership.objects.filter(person__in=persons).values_list("record_id", flat=True))
    if held:
        subject, actor = f"document {document.public_id}", document.intake.undone_by
        change = note(actor, "records left persons", subject, records=len(held), **regrouped.counts)
        keep_moves(change, [*((record, person, None) for record, person in held.items()), *regrouped.moves])


def drop_keys(_: Document, keys: Sequence[int]) -> None:
    """Search keys are found by what they are made of, as no index leads from a record to them.

    At the end, when no record is left, whatever an older version made otherwise goes in one sweep.
    """
    if not keys:
        NameKey.objects.exclude(record__in=Record.objects.values("pk")).delete()
        return
    found = Record.objects.filter(pk__in=keys).values_list("pk", "name")
    pairs = [(key, record) for record, name in found for key in set(names.keys(name))]
    table = connection.ops.quote_name(NameKey._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE key = %s AND record_id = %s", pairs)  # noqa: S608 - from models


def count_entries(document: Document) -> int:
    return Entry.objects.filter(claim__record__document=document).count()


def drop_entries(_: Document, keys: Sequence[int]) -> None:
    Entry.objects.filter(claim__record__in=keys).delete()


def drop_claims(_: Document, keys: Sequence[int]) -> None:
    Claim.objects.filter(record__in=keys).delete()


def drop_judgements(_: Document, keys: Sequence[int]) -> None:
    Judgement.objects.filter(Q(record_a__in=keys) | Q(record_b__in=keys)).delete()


RESTING = (
    Resting(_("search keys"), (NameKey,), count_keys, drop_keys),
    Resting(_("claims"), (Claim,), count_claims, drop_claims),
    Resting(_("claims that people entered by hand"), (), count_entries, drop_entries),
    Resting(_("persons left without any record"), (Membership,), count_emptied, leave),
    Resting(_("judgements on links"), (Judgement,), count_judgements, drop_judgements),
)
