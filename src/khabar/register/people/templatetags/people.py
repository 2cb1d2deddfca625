"""How claims are put into words, in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.model import ClaimKind

register = template.Library()

CLAIMS: dict[ClaimKind, Promise] = {
    ClaimKind.DETAINED: _("Reported detained"),
    ClaimKind.ABDUCTED: _("Reported abducted"),
    ClaimKind.HELD: _("Reported held"),
    ClaimKind.TRANSFERRED: _("Reported transferred"),
    ClaimKind.SEEN_ALIVE: _("Reported seen alive"),
    ClaimKind.TRIED: _("Reported tried"),
    ClaimKind.SENTENCED: _("Reported sentenced"),
    ClaimKind.LISTED_RELEASED: _("Listed as released"),
    ClaimKind.SEEN_FREE: _("Reported seen free"),
    ClaimKind.DECLARED_DEAD: _("Declared dead by the source"),
    ClaimKind.REPORTED_DEAD: _("Reported dead by the source"),
    ClaimKind.BURIED: _("Reported buried"),
    ClaimKind.REMAINS_IDENTIFIED: _("Remains reported identified"),
    ClaimKind.MISSING_SINCE: _("Reported missing"),
    ClaimKind.CONTACTED: _("Reported in contact"),
    ClaimKind.LISTED: _("Named on a list"),
    ClaimKind.OTHER: _("Other news"),
}


@register.filter
def claim_kind(kind: str) -> Promise:
    """What a claim says, in neutral words. Ex: "reported_dead" -> "Reported dead by the source", never "dead"."""
    return CLAIMS[ClaimKind(kind)]
