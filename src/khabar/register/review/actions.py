"""What reviewers do: give an opinion, take the last one back. Each with its audit entry in one transaction."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput, Verdict
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.documents.changes import note
from khabar.register.people.deciding import judge, undo
from khabar.register.people.grounds import Pair
from khabar.register.people.models import Membership
from khabar.register.people.regrouping import one_at_a_time
from khabar.register.review.heard import heard
from khabar.register.review.models import Hold, Opinion, Skip
from khabar.register.review.waiting import waiting
from khabar.register.review.weighing import why_heavy

LONGEST_REASON = 2000


@needs(Right.REVIEW)
@transaction.atomic
def give(pair: Pair, verdict: Verdict, reason: str, actor: User, seconds: float | None = None) -> Opinion:
    """Keep what a reviewer says of a pair, and let it count, unless it must wait for somebody else.

    A heavy pair (`weighing.py`) waits until a second person says the same; both are entered then, each under its own
    name. Where they differ, both wait for a senior who gave neither; the senior's word settles it. Raises BadInput
    where the register does not hold both records, or the pair waits for a senior and this is none.
    """
    one_at_a_time()
    if Membership.objects.filter(record__in=pair).count() < 2:
        raise BadInput(_("A judgement is about two records that the register holds."))
    others = [one for one in waiting([pair]).get(pair, []) if one.user_id != actor.pk]
    stands = heard(pair).people.get(pair)
    is_disputed = len(others) > 1 or (stands is not None and stands.is_disputed)
    if is_disputed and not may(actor, Right.SETTLE):
        raise BadInput(_("Two people disagree about this pair. It waits for a senior case worker."))
    heavy = [] if is_disputed else why_heavy(pair, verdict)
    _withdraw_own(pair, actor)
    said = Opinion.objects.create(
        record_a_id=pair[0], record_b_id=pair[1], user=actor, verdict=verdict, why_heavy=heavy, seconds=seconds,
        reason=reason.strip()[:LONGEST_REASON] or _("Compared side by side in the review."),
    )  # fmt: skip
    agree = others and all(one.verdict == verdict for one in others)
    if is_disputed or agree or not (heavy or others):
        _enter(pair, [*others, said], said)
    note(actor, "opinion given", f"opinion {said.public_id}", pair=list(pair), waits=said.decision is None)
    Hold.objects.filter(record_a=pair[0], record_b=pair[1]).delete()
    Skip.objects.filter(record_a=pair[0], record_b=pair[1]).delete()
    return said


def _withdraw_own(pair: Pair, actor: User) -> None:
    """Of one person only the latest word on a pair waits."""
    own = Opinion.objects.filter(record_a=pair[0], record_b=pair[1], user=actor, decision=None, taken_back_at=None)
    own.update(taken_back_at=timezone.now())


def _enter(pair: Pair, opinions: Sequence[Opinion], last: Opinion) -> None:
    """Let opinions count, in the order they were given, each as the decision of who gave it."""
    for one in opinions:
        one.decision = judge(*pair, Verdict(one.verdict), one.reason, one.user)
        one.entered_by = last
        one.save(update_fields=["decision", "entered_by"])


@needs(Right.REVIEW)
@transaction.atomic
def take_back_last(actor: User) -> Opinion:
    """Undo the last thing that a reviewer said and has not taken back yet; call again for the one before.

    What was entered with it is undone too, and the others' opinions wait again. Raises BadInput when there is nothing.
    """
    one_at_a_time()
    last = Opinion.objects.filter(user=actor, taken_back_at=None).order_by("-pk").first()
    if last is None:
        raise BadInput(_("There is nothing that you could take back."))
    for one in Opinion.objects.filter(entered_by=last.entered_by_id).exclude(entered_by=None).order_by("-decision"):
        if one.decision is not None and one.decision.in_force:
            undo(one.decision, _("Taken back in the review."), actor)
        Opinion.objects.filter(pk=one.pk).update(decision=None, entered_by=None)
    last.decision, last.entered_by, last.taken_back_at = None, None, timezone.now()
    last.save(update_fields=["decision", "entered_by", "taken_back_at"])
    note(actor, "opinion taken back", f"opinion {last.public_id}", pair=[last.record_a_id, last.record_b_id])
    return last
