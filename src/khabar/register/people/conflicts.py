"""What does not fit together in the claims about a person, with what people say to explain it; it stays visible."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from khabar import checks
from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import Revision
from khabar.register.documents.revising import subject_of
from khabar.register.people.answers import Answer, answer_sheets
from khabar.register.people.models import Person
from khabar.register.people.summaries import counting, stated_in

FIELDS = ("birth_date", "sex", "mother_name", "father_name")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the key of exactly these claims or values."""

    finding: checks.Finding
    key: str


@dataclass(frozen=True, slots=True)
class Contradiction(Found):
    """The same with the latest explanation of it (None: there is none)."""

    explained: Revision | None


def conflicts_of(answers: Sequence[Answer], told: Sequence[checks.Told]) -> list[Contradiction]:
    """What the rows of an answer sheet contradict each other in, the grave first, those explained last.

    `told` are those of its claims that count (`summaries.told_in`).

    An explanation counts for the claims it was given for: when another one joins them, it is open again.
    """
    found = _found(answers, told)
    latest = explanations(one.key for one in found)
    conflicts = [Contradiction(one.finding, one.key, latest.get(one.key)) for one in found]
    return sorted(conflicts, key=lambda one: (one.explained is not None, not one.finding.is_grave))


def found_in(persons: Collection[int]) -> dict[int, list[Found]]:
    """What does not fit together in the claims about several persons, by key, whatever anybody says to explain it."""
    sheets = answer_sheets(persons)
    return {person: _found(answers, counting(answers)) for person, answers in sheets.items()}


def explanations(keys: Iterable[str]) -> dict[str, Revision]:
    """By key of a contradiction: the latest explanation, unless it was withdrawn."""
    revisions = Revision.objects.filter(subject__in=map(subject_of_conflict, keys)).select_related("actor")
    latest = {revision.subject.removeprefix("conflict "): revision for revision in revisions.order_by("pk")}
    return {key: revision for key, revision in latest.items() if revision.after}


def _found(answers: Sequence[Answer], told: Sequence[checks.Told]) -> list[Found]:
    places = {answer.claim.claim_id: _place(answer) for answer in answers}
    issued = {answer.claim.claim_id: answer.chain[-1].date for answer in answers if answer.chain}
    stated = {field: stated_in(answers, field) for field in FIELDS}
    found = checks.contradictions(told, stated, lambda one: places[one.claim.id], issued)
    return [Found(finding, _key(finding)) for finding in found]


def _place(answer: Answer) -> checks.Facility | None:
    """The facility of the controlled list, where the words mean one alone, else the words as they are."""
    words = answer.claim.facility_key
    if len(answer.facilities) != 1:
        return checks.Facility("", (words,)) if words else None
    known = answer.facilities[0]
    return checks.Facility(known.public_id, tuple(filter(None, (known.name_ar, known.name_en, words))))


def _key(finding: checks.Finding) -> str:
    """The same for the same kind, claims and values, whatever else the register holds."""
    parts = [finding.kind, *sorted(one.claim.id for one in finding.claims), *sorted(one.text for one in finding.values)]
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def subject_of_conflict(key: str) -> str:
    """How explanations name a contradiction."""
    return f"conflict {key}"


@needs(Right.REVIEW)
@transaction.atomic
def explain(person: Person, conflict: Contradiction, reason: str, actor: User | None) -> Revision:
    """Say how what contradicts each other goes together, or what is known against one of it. Raises BadInput."""
    if not reason.strip():
        raise BadInput(_("Say why. A change without a reason is not kept."))
    before = conflict.explained.after if conflict.explained else ""
    revision = Revision.objects.create(
        subject=subject_of_conflict(conflict.key),
        field="conflict",
        before=before,
        after=conflict.finding.kind,
        actor=actor,
        reason=reason.strip(),
    )
    note(actor, "conflict explained", subject_of(person), revision=revision.pk)
    return revision


@needs(Right.REVIEW)
@transaction.atomic
def withdraw_explanation(person: Person, conflict: Contradiction, reason: str, actor: User | None) -> Revision:
    """Say that an explanation does not hold: the contradiction is open again. Raises BadInput."""
    if not reason.strip():
        raise BadInput(_("Say why. A change without a reason is not kept."))
    if conflict.explained is None:
        raise BadInput(_("This is not explained."))
    revision = Revision.objects.create(
        subject=subject_of_conflict(conflict.key),
        field="conflict",
        before=conflict.explained.after,
        after="",
        actor=actor,
        reason=reason.strip(),
    )
    note(actor, "conflict open again", subject_of(person), revision=revision.pk)
    return revision
