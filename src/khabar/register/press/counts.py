"""What figures count, in words, and which claims of the register document the same."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.checks import OF_DEATH
from khabar.model import ClaimKind

COUNTS: dict[str, Promise] = {
    "released": _("people released"),
    "held": _("people held"),
    "detained": _("people detained"),
    "abducted": _("people abducted"),
    "disappeared": _("people who disappeared"),
    "missing": _("missing people"),
    "killed": _("people killed"),
    "died_in_custody": _("people who died in custody"),
    "executed": _("people executed"),
    "sentenced": _("people sentenced"),
    "tried": _("people tried"),
    "tortured": _("people tortured"),
    "injured": _("people injured"),
    "displaced": _("people displaced"),
    "returned": _("people who returned"),
    "families": _("families"),
    "bodies": _("bodies"),
    "graves": _("graves"),
    "massacres": _("events called massacres"),
    "attacks": _("attacks"),
    "facilities": _("facilities"),
    "cases": _("cases"),
    "documents": _("documents"),
    "witnesses": _("witnesses"),
}
"""By the names that `khabar.statements` gives to what is counted."""

DOCUMENTED_BY: dict[str, frozenset[ClaimKind]] = {
    "released": frozenset({ClaimKind.LISTED_RELEASED, ClaimKind.SEEN_FREE}),
    "held": frozenset({ClaimKind.HELD, ClaimKind.DETAINED, ClaimKind.ABDUCTED, ClaimKind.TRANSFERRED}),
    "detained": frozenset({ClaimKind.DETAINED, ClaimKind.HELD, ClaimKind.TRANSFERRED}),
    "abducted": frozenset({ClaimKind.ABDUCTED}),
    "disappeared": frozenset({ClaimKind.MISSING_SINCE, ClaimKind.ABDUCTED}),
    "missing": frozenset({ClaimKind.MISSING_SINCE}),
    "killed": OF_DEATH,
    "sentenced": frozenset({ClaimKind.SENTENCED}),
    "tried": frozenset({ClaimKind.TRIED, ClaimKind.SENTENCED}),
}
"""The claims that say of one person what a figure counts of many. What is not here, the register can't document."""
