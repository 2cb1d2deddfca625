"""The writes of this app, each with its audit entry in one transaction. The log holds ids, never a name."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.readers import fold_facility
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.versions import edit
from khabar.register.documents.changes import note
from khabar.register.documents.models import Revision
from khabar.register.documents.revising import keep_revision, subject_of
from khabar.register.events.models import Facility, FacilityName
from khabar.register.events.queries import leads_to

Facts = Mapping[str, str]
"""What is said of a facility: name_ar, name_en, kind, pcode, note."""


@needs(Right.KEEP_LISTS)
@transaction.atomic
def add_facility(facts: Facts, spelling: str = "", actor: User | None = None) -> Facility:
    """Add a facility; `spelling` is the free text that it is made from. Raises BadInput for one that is there."""
    _check(facts)
    facility = Facility.objects.create(**facts)
    _own_names(facility, actor)
    if spelling:
        _spell(facility, spelling, actor)
    note(actor, "facility added", f"facility {facility.public_id}")
    return facility


@needs(Right.KEEP_LISTS)
@transaction.atomic
def edit_facility(facility: Facility, facts: Facts, seen: int, actor: User | None = None) -> Facility:
    """Say other things of a facility. Raises BadInput, and Stale when somebody else edited it meanwhile."""
    _check(facts, but=facility)
    return _edit(facility, facts, seen, "facility edited", actor)


@needs(Right.KEEP_LISTS)
@transaction.atomic
def list_facility(facility: Facility, listed: bool, seen: int, actor: User | None = None) -> Facility:
    """Take a facility off the list, or put it back. Raises Stale."""
    kind = "facility put back" if listed else "facility taken off"
    return _edit(facility, {"is_listed": listed}, seen, kind, actor)


@needs(Right.KEEP_LISTS)
@transaction.atomic
def merge(facility: Facility, into: Facility, seen: int, actor: User | None = None) -> Facility:
    """Hold two facilities for one: the names of the first lead to the other. Raises BadInput and Stale."""
    into = leads_to(into)
    if facility.pk == into.pk or facility.merged_into_id is not None:
        raise BadInput(_("A facility is merged into another one. Choose another."))
    return _edit(facility, {"merged_into": into}, seen, "facility merged", actor)


@needs(Right.KEEP_LISTS)
@transaction.atomic
def part(facility: Facility, seen: int, actor: User | None = None) -> Facility:
    """Undo a merge. Raises Stale."""
    return _edit(facility, {"merged_into": None}, seen, "facility parted", actor)


@needs(Right.KEEP_LISTS)
@transaction.atomic
def set_facility_back(revision: Revision, facility: Facility, reason: str, actor: User | None = None) -> Facility:
    """Give one value of a facility back what it was before a revision. Raises BadInput without a reason."""
    if revision.subject != subject_of(facility):
        raise BadInput(_("This change is of something else."))
    if not reason.strip():
        raise BadInput(_("Say why. A change without a reason is not kept."))
    wanted = {revision.field: revision.before}
    if revision.field == "merged_into":
        wanted["merged_into"] = Facility.objects.filter(public_id=revision.before).first()
        if wanted["merged_into"] and leads_to(wanted["merged_into"]).pk == facility.pk:
            raise BadInput(_("A facility is merged into another one. Choose another."))
    elif revision.field != "is_listed":
        _check({**_facts(facility), **wanted}, but=facility)
    return _edit(facility, wanted, facility.version, "facility edited", actor, reason.strip())


@needs(Right.KEEP_LISTS)
@transaction.atomic
def assign(text: str, facility: Facility, actor: User | None = None) -> FacilityName:
    """Say that a free text means a facility; the claims keep their words. Raises BadInput for an empty text."""
    name = _spell(facility, text, actor)
    note(actor, "spelling assigned", f"facility {facility.public_id}", spelling=name.pk)
    return name


@needs(Right.KEEP_LISTS)
@transaction.atomic
def use_spelling(name: FacilityName, used: bool, actor: User | None = None) -> None:
    """Take back that a text means a facility, or say so again. Raises BadInput for the facility's own name."""
    if name.is_own:
        raise BadInput(_("This is a name of the facility itself. Edit the facility instead."))
    name.is_used = used
    name.save(update_fields=["is_used"])
    action = "spelling assigned" if used else "spelling taken back"
    note(actor, action, f"facility {name.facility.public_id}", spelling=name.pk)


def _facts(facility: Facility) -> dict[str, str]:
    return {name: getattr(facility, name) for name in ("name_ar", "name_en", "kind", "pcode", "note")}


def _edit(
    facility: Facility, wanted: Mapping[str, Any], seen: int, kind: str, actor: User | None, reason: str = ""
) -> Facility:
    """Write these columns, and keep what stood in each before."""
    before = _told(Facility.objects.select_for_update().get(pk=facility.pk), wanted)
    facility = edit(facility, seen, **wanted)
    after = _told(facility, wanted)
    revisions = [
        keep_revision(facility, name, before[name], after[name], actor, reason).pk
        for name in wanted
        if before[name] != after[name]
    ]
    _own_names(facility, actor)
    note(actor, kind, f"facility {facility.public_id}", version=facility.version, revisions=revisions)
    return facility


def _told(facility: Facility, names: Iterable[str]) -> dict[str, Any]:
    """Values as a history keeps them: another facility by its permanent id."""
    values = {name: getattr(facility, name) for name in names}
    if other := values.get("merged_into"):
        values["merged_into"] = other.public_id
    return {name: "" if value is None else value for name, value in values.items()}


def _check(facts: Facts, but: Facility | None = None) -> None:
    """Raises BadInput when no name is given, or a facility of this name stands in this place already."""
    folded = {fold_facility(facts[name]) for name in ("name_ar", "name_en")} - {""}
    if not folded:
        raise BadInput(_("Give a name, in Arabic or in Latin letters."))
    same = Facility.objects.filter(names__folded__in=folded, names__is_own=True, pcode=facts["pcode"])
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise BadInput(
            _("There is a facility of this name in this place already. Edit that one, or say another place.")
        )


def _own_names(facility: Facility, actor: User | None) -> None:
    """Keep the facility's two names among its spellings; former ones stay as spellings that mean it."""
    facility.names.update(is_own=False)
    for text in filter(None, (facility.name_ar, facility.name_en)):
        name = _spell(facility, text, actor)
        name.is_own = True
        name.save(update_fields=["is_own"])


def _spell(facility: Facility, text: str, actor: User | None) -> FacilityName:
    folded = fold_facility(text)
    if not folded:
        raise BadInput(_("There is no letter in this text, so it can mean no facility."))
    name, _created = FacilityName.objects.update_or_create(
        facility=facility, folded=folded, defaults={"is_used": True}, create_defaults={"text": text, "by": actor}
    )
    return name
