"""Where the news of one person does not fit together, said in plain sentences."""

from django.utils.translation import gettext as _

from khabar.checks import FateState, WhereState
from khabar.model import ClaimKind
from khabar.register.people.summaries import Summary

IN_CUSTODY = frozenset({ClaimKind.HELD, ClaimKind.DETAINED, ClaimKind.TRANSFERRED, ClaimKind.TRIED})


def contradictions(summary: Summary) -> list[str]:
    """Sentences for a family; none where all the news fits together."""
    found = []
    if summary.fate.state is FateState.CONTRADICTED:
        found.append(_("A source says that this person died. Other news speaks against it. Nothing is proven."))
    kinds = {told.claim.kind for told in (*summary.whereabouts.grounds, *summary.whereabouts.others)}
    if ClaimKind.LISTED_RELEASED in kinds:
        found.append(
            _("This person stands on a list of people who were to be released. That does not say that they are free.")
        )
    if summary.whereabouts.state is WhereState.HELD and ClaimKind.LISTED_RELEASED in kinds:
        found.append(_("Other news says that this person was held. We do not know which of them is true."))
    if ClaimKind.SEEN_FREE in kinds and kinds & IN_CUSTODY and summary.whereabouts.state is not WhereState.SEEN_FREE:
        found.append(_("Somebody says that this person was seen free, and later news says otherwise."))
    return found
