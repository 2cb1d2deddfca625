"""What people say to explain pictures that came again, odd spellings, rows that stand twice and rows of release lists.

An explanation belongs to exactly what it was given for, as that of a contradiction does; what it explains stays
visible.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import Revision

SALT = "finding"


@dataclass(frozen=True, slots=True)
class Explainable:
    """A finding as its page shows it: `about` names it, signed with the page; `explained` is what stands, or None."""

    about: str
    explained: Revision | None


def subject_of_finding(kind: str, *rests_on: object) -> str:
    """How explanations name a finding: the same for the same kind and the same claims, rows or documents.

    Ex: subject_of_finding("twice", 3, 8) -> "finding " and 20 hex digits
    """
    return f"finding {sha256(chr(31).join([kind, *map(str, rests_on)]).encode()).hexdigest()[:20]}"


def explainable(subjects: Iterable[str], page: str) -> list[Explainable]:
    """What stands of each of these findings, in their order; explained, one comes back to `page`."""
    wanted = list(subjects)
    latest = standing(wanted)
    return [Explainable(signing.dumps([one, page], salt=SALT), latest.get(one)) for one in wanted]


def read_about(about: str) -> tuple[str, str]:
    """The finding and the page that a form named. Raises BadInput when this register did not write it."""
    try:
        subject, page = signing.loads(about, salt=SALT)
    except signing.BadSignature as error:
        raise BadInput(_("This form is not whole. Open the page again.")) from error
    return subject, page


def standing(subjects: Iterable[str]) -> dict[str, Revision]:
    """The explanations that stand of these findings, by subject."""
    said = Revision.objects.filter(subject__in=list(subjects)).select_related("actor").order_by("pk")
    latest = {one.subject: one for one in said}
    return {subject: one for subject, one in latest.items() if one.after}


@needs(Right.REVIEW)
@transaction.atomic
def explain_finding(subject: str, is_withdrawn: bool, reason: str, actor: User | None) -> Revision:
    """Keep what somebody says of a finding, or that the explanation does not hold. Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput(_("Say why. A change without a reason is not kept."))
    before = standing([subject]).get(subject)
    if is_withdrawn and before is None:
        raise BadInput(_("This is not explained."))
    revision = Revision.objects.create(
        subject=subject,
        field="finding",
        before=before.after if before else "",
        after="" if is_withdrawn else "explained",
        actor=actor,
        reason=reason.strip(),
    )
    note(actor, "finding open again" if is_withdrawn else "finding explained", subject, revision=revision.pk)
    return revision
