"""Which records a change brought from one person to another: what the history of a person is told from."""

from collections.abc import Collection, Sequence

from khabar.register.documents.bulk import insert
from khabar.register.documents.models import Change
from khabar.register.people.models import Membership, Move

Moved = tuple[int, int, int | None]
"""A record, whom it belonged to, and whom it belongs to now (None: it left the register)."""


def keep_moves(change: Change, moves: Sequence[Moved], touched: Collection[int] = ()) -> None:
    """Keep what a change did to the persons of records; `touched` are records that it spoke of, moved or not.

    Call inside the transaction of the change.
    """
    stayed = set(touched) - {record for record, _was, _now in moves}
    owners = Membership.objects.filter(record__in=stayed).values_list("record_id", "person_id") if stayed else ()
    kept = (*moves, *((record, person, person) for record, person in owners))
    insert(Move, ("change", "record", "was", "now"), ((change.pk, *move) for move in kept))
