"""Persons follow from the judgements that count: regrouping records, and which link runs are in force."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from khabar import model
from khabar.evidence import GENESIS
from khabar.register.accounts.models import ChainHead
from khabar.register.documents.bulk import set_column
from khabar.register.people.grounds import Grounds, everything, near
from khabar.register.people.models import Membership, Person, RunInForce
from khabar.register.people.moves import Moved


class Regrouped(NamedTuple):
    """What a regrouping did: how many records moved, persons were minted, merged, revived; each record's move."""

    counts: dict[str, int]
    moves: list[Moved]


def one_at_a_time() -> None:
    """Wait until nobody else decides about persons; call first in the transaction of a decision or of a link run.

    Everything that changes persons takes this lock before any other, so that no two of them can wait for each other.
    """
    ChainHead.objects.select_for_update().get_or_create(name="audit", defaults={"last_hash": GENESIS})


def put_in_force(run: str, *, beside: Collection[str] = ()) -> None:
    """Let the pairs of a link run count, beside these earlier runs and in place of all others."""
    set_in_force([*beside, run])


def set_in_force(runs: Collection[str]) -> None:
    """Let the pairs of these link runs count, and of no other."""
    RunInForce.objects.exclude(run__in=runs).delete()
    RunInForce.objects.bulk_create((RunInForce(run=run) for run in runs), ignore_conflicts=True)


def regroup(around: Iterable[int] | None = None, prefer: Mapping[int, int] | None = None) -> Regrouped:
    """Bring persons to what the judgements say: all of them, or those whose group may depend on the records `around`.

    Call inside a transaction, as `apply`.
    """
    return apply(everything() if around is None else near(around), prefer)


def apply(grounds: Grounds, prefer: Mapping[int, int] | None = None) -> Regrouped:
    """Give the records of these grounds to persons, group by group.

    Call inside a transaction, and keep what moved with the change that tells of it (`keep_moves`). A merge keeps the
    oldest person and redirects the others; a split mints one for the smaller part, unless `prefer` ({record: person},
    what an undone decision found) says whom the records belong to.
    """
    held, groups = grounds.held, grounds.groups()
    wanted = {**held, **_free(prefer, held)} if prefer else held
    claimed = model.keepers([[wanted[record] for record in group] for group in groups])
    minted = iter(Person.objects.bulk_create(Person() for person in claimed if person is None))
    kept = [next(minted).pk if person is None else person for person in claimed]
    moves = {
        record: person for group, person in zip(groups, kept, strict=True) for record in group if held[record] != person
    }
    alive = set(kept)
    left = Counter((held[record], person) for record, person in moves.items() if held[record] not in alive)
    gone = {person: successor for (person, successor), _ in reversed(left.most_common())}
    set_column(Membership, "person", moves)
    set_column(Person, "merged_into", gone)
    back = alive - set(held.values()) - {person for person, was in zip(kept, claimed, strict=True) if was is None}
    revived = _revive(back) if back else 0
    counts = {"moved": len(moves), "minted": claimed.count(None), "merged": len(gone), "revived": revived}
    return Regrouped(counts, [(record, held[record], person) for record, person in moves.items()])


def _revive(persons: Collection[int]) -> int:
    gone = Person.objects.filter(pk__in=persons).exclude(merged_into=None, emptied_by=None)
    return gone.update(merged_into=None, emptied_by=None)


def _free(prefer: Mapping[int, int], held: Mapping[int, int]) -> dict[int, int]:
    """The wishes that can be met: of records at hand, for persons whom no other record belongs to."""
    elsewhere = Membership.objects.filter(person__in=set(prefer.values())).values_list("record_id", "person_id")
    taken = {person for record, person in elsewhere if record not in held}
    return {record: person for record, person in prefer.items() if record in held and person not in taken}
