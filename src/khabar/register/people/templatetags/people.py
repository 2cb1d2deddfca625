"""How claims are put into words, in the language of the page."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from khabar.checks import Conflict, FateState, Stated, Told, WhereState
from khabar.model import ClaimKind
from khabar.register.accounts.templatetags.khabar import verbatim
from khabar.register.documents.templatetags.documents import field_label

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


FATES: dict[FateState, Promise] = {
    FateState.PRESUMED_ALIVE: _("Presumed alive: nothing in this register says otherwise"),
    FateState.REPORTED_DEAD: _("Reported dead, and presumed alive until it is shown otherwise"),
    FateState.CONTRADICTED: _("Reported dead, and other news speaks against it: presumed alive"),
    FateState.ESTABLISHED: _("Death established by identified remains or an official act that a person rated"),
}
PLACES: dict[WhereState, Promise] = {
    WhereState.UNKNOWN: _("Not known: no news in this register says where"),
    WhereState.MISSING: _("Last reported missing"),
    WhereState.TAKEN: _("Last reported taken; where to is not said"),
    WhereState.HELD: _("Last reported held"),
    WhereState.LISTED_RELEASED: _("Last listed as released; that is not the same as seen free"),
    WhereState.SEEN_FREE: _("Last reported seen free"),
    WhereState.BURIED: _("Reported burial or remains"),
}
CONFLICTS: dict[Conflict, tuple[Promise, Promise]] = {
    Conflict.ALIVE_AFTER_DEATH: (
        _("Alive, held or free on a day after a reported death"),
        _("who saw the person, and whether they knew them; remains, or a paper that somebody saw"),
    ),
    Conflict.DEATH_BEFORE_ARREST: (
        _("A death on a day before the arrest"),
        _("the day of the arrest from who was there; whether one person is meant"),
    ),
    Conflict.RELEASED_AND_HELD: (
        _("Held after a release, with no arrest between"),
        _("whether somebody met them after the release; a second arrest"),
    ),
    Conflict.TWO_PLACES: (
        _("In two facilities on one day"),
        _("a transfer on that day, or whether both names mean one facility"),
    ),
    Conflict.BACK_DATED: (
        _("A death declared long after its day"),
        _("when and by whom the paper was issued, and what was said of the time between"),
    ),
    Conflict.BIRTHS: (
        _("Two birth dates further apart than error explains"),
        _("a paper of the civil register; whether one person is meant"),
    ),
    Conflict.SEXES: (_("Two sexes"), _("the given name and a paper; whether one person is meant")),
    Conflict.MOTHERS: (
        _("Two mothers whose names have nothing in common"),
        _("the family; whether one person is meant"),
    ),
    Conflict.FATHERS: (
        _("Two fathers whose names have nothing in common"),
        _("the family; whether one person is meant"),
    ),
}
NAMES: dict[str, Promise] = {
    "name arabic": _("Name in Arabic letters"),
    "name latin": _("Name in Latin letters"),
    "name mixed": _("Name in both scripts"),
    "name none": _("Name"),
}


@register.filter
def fate_words(state: str) -> Promise:
    """What is said of somebody's fate, in neutral words; "dead" stands nowhere without its grounds."""
    return FATES[FateState(state)]


@register.filter
def conflict_words(kind: str) -> Promise:
    """What does not fit together, in words."""
    return CONFLICTS[Conflict(kind)][0]


@register.filter
def settled_by(kind: str) -> Promise:
    """What would settle it, in words."""
    return CONFLICTS[Conflict(kind)][1]


@register.filter
def where_words(state: str) -> Promise:
    """What is said of where somebody is, in neutral words."""
    return PLACES[WhereState(state)]


@register.filter
def value_label(field: str) -> Promise | str:
    """What a best-known value is. Ex: "name arabic" -> "Name in Arabic letters"."""
    return NAMES.get(field) or field_label(field)


@register.filter
def row_of(rows: dict[str, Any], told: Told) -> Any:
    """The row of the answer sheet that a ground stands in."""
    return rows[told.claim.id]


@register.filter
def items(stated: Sequence[Stated]) -> SafeString:
    """Values that records state, each with its source, as items of a list; there may be a thousand of them."""
    by = {(one.source, one.is_taken_back): one for one in stated}
    sources = {key: f"{verbatim(one.source)}{taken_back(one)}" for key, one in by.items()}
    rows = (f"<li>{verbatim(one.text)} <small>{sources[one.source, one.is_taken_back]}</small></li>" for one in stated)
    return mark_safe("".join(rows))  # noqa: S308 - made of parts that are escaped


@register.filter
def taken_back(one: Stated) -> SafeString | str:
    """A mark on a value that only retracted documents state."""
    return format_html(' <em class="doubt">{}</em>', _("retracted")) if one.is_taken_back else ""
