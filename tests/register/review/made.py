"""Records that a link run left open or linked, and people who review: what tests of the review begin with."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from tests.register.people.made import make_records

from khabar import model
from khabar.model import ClaimKind, Verdict
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.documents.changes import note
from khabar.register.people.actions import add_judgements
from khabar.register.people.models import Claim
from khabar.register.people.regrouping import put_in_force, regroup

ROLES = {"amal": Role.CASE_WORKER, "emma": Role.CASE_WORKER, "salma": Role.SENIOR, "huda": Role.SENIOR}


def make_users() -> list[User]:
    """Two case workers and two seniors: amal, emma, salma, huda."""
    return [User.objects.create_user(name, password="x", role=role) for name, role in ROLES.items()]


def link(run: str, pairs: Mapping[tuple[int, int], tuple[Verdict, float]]) -> None:
    """A whole link run that says of pairs what `pairs` holds: verdict and match weight."""
    said = [
        model.Judgement(a, b, verdict, bits, 1 / (1 + 2**-bits)) for (a, b), (verdict, bits) in sorted(pairs.items())
    ]
    with transaction.atomic():
        add_judgements(run, said)
        put_in_force(run)
        regroup()
        note(None, "link run", f"link run {run}")


def linked() -> list[int]:
    """Six records: 0-1 and 2-3 surely linked, 1-2 and 4-5 left open, the first doubtful, the second hardly."""
    keys = make_records()
    a, b, c, d, e, f = keys
    link("r", {
        (a, b): (Verdict.SAME, 20.0), (c, d): (Verdict.SAME, 20.0),
        (b, c): (Verdict.UNSURE, -0.2), (e, f): (Verdict.UNSURE, -3.0),
    })  # fmt: skip
    return keys


def tell(record: int, kinds: Sequence[ClaimKind]) -> None:
    """Claims of a record."""
    for ordinal, kind in enumerate(kinds):
        Claim.objects.create(
            claim_id=f"{record}-{kind}", record_id=record, kind=kind, ordinal=ordinal, verbatim="", date="",
            date_verbatim="", place="", facility="",
        )  # fmt: skip
