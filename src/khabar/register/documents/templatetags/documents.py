"""How chains, fields and custody are put into words, in the language of the page."""

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.model import BearerKind, HopKind
from khabar.register.documents.languages import LANGUAGES
from khabar.register.documents.models import Ruling, Standing

register = template.Library()

HOPS: dict[HopKind, Promise] = {
    HopKind.EYEWITNESS: _("eyewitness"),
    HopKind.HEARSAY: _("hearsay"),
    HopKind.PUBLISHED: _("published"),
    HopKind.OFFICIAL: _("official"),
    HopKind.LEAKED: _("leaked"),
    HopKind.RECEIVED: _("received"),
}
BEARERS: dict[BearerKind, Promise] = {
    BearerKind.PERSON: _("a person"),
    BearerKind.PAGE: _("a page on the web"),
    BearerKind.OFFICE: _("an office"),
    BearerKind.OUTLET: _("an outlet"),
}
FIELDS: dict[str, Promise] = {
    "record_id": _("Number in the list"),
    "list": _("List"),
    "name": _("Name"),
    "given_name": _("Given name"),
    "father_name": _("Father"),
    "grandfather_name": _("Grandfather"),
    "family_name": _("Family"),
    "mother_name": _("Mother"),
    "sex": _("Sex"),
    "birth_date": _("Born"),
    "age": _("Age"),
    "origin_place": _("From"),
    "event": _("Event"),
    "event_date": _("Date of the event"),
    "event_place": _("Place of the event"),
    "facility": _("Facility"),
    "status": _("Status"),
    "national_id": _("National number"),
    "register_number": _("Register number"),
    "phone": _("Telephone"),
    "note": _("Note"),
}
ACTIONS: dict[str, Promise] = {
    "received": _("received and sealed"),
    "received again": _("received again"),
    "fetched": _("fetched from the web"),
    "read": _("read into records"),
    "handed out": _("handed out to be read"),
    "undo begun": _("undoing of the intake begun"),
    "intake undone": _("intake undone"),
}


@register.filter
def hop_kind(kind: str) -> Promise:
    """How a bearer of the news came by it, in words."""
    return HOPS[HopKind(kind)]


@register.filter
def page_of(known: dict[str, str] | str | None, bearer: str) -> str:
    """The page of a bearer of whom the register knows something; "" where it knows nothing."""
    return known.get(bearer, "") if isinstance(known, dict) else ""


@register.filter
def bearer_kind(what: str) -> Promise | str:
    """What a bearer of news is, in words; "" when nobody said."""
    return BEARERS[BearerKind(what)] if what else ""


@register.filter
def language_name(code: str) -> Promise | str:
    """A language by name. Ex: "ar" -> "Arabic"; "" where it is not known."""
    return LANGUAGES.get(code, code)


@register.filter
def field_label(field: str) -> Promise | str:
    """A canonical field in words; "" for a column that was not recognised."""
    return FIELDS.get(field, "")


@register.filter
def custody_action(action: str) -> Promise | str:
    """What happened to a document, in words."""
    return ACTIONS.get(action, action)


JUDGED: dict[str, Promise] = {
    "reliability": _("Reliability"),
    "credibility": _("Credibility"),
    "standing": _("Does it stand?"),
    "hops": _("How it reached us"),
    "chain": _("How it reached us"),
    "name_ar": _("Name in Arabic"),
    "name_en": _("Name in Latin letters"),
    "kind": _("Kind"),
    "pcode": _("Place"),
    "note": _("Note"),
    "language": _("Language"),
    "language_said": _("Language"),
    "is_withdrawn": _("Withdrawn"),
    "is_listed": _("On the list"),
    "merged_into": _("merged into"),
    "ruling": _("Ruling"),
    "bearer": _("Words that name it"),
}


@register.filter
def judged_field(field: str) -> Promise | str:
    """A field that people judge, in words."""
    return JUDGED.get(field, field)


@register.filter
def judged_value(value: Any, field: str) -> str:
    """A value that people judged, in words. Ex: a chain -> "a witness (eyewitness), a page (published)"."""
    if field in ("hops", "chain"):
        return ", ".join(f"{hop['bearer']} ({HOPS[HopKind(hop['kind'])]})" for hop in value) or "·"
    if field in ("language", "language_said"):
        return str(LANGUAGES.get(value, _("as its letters show")))
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if field in ("ruling", "bearer") and value:
        return str(Ruling(value).label)
    return str(Standing(value).label) if field == "standing" else str(value or "")
