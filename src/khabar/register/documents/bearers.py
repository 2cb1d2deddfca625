"""Who bears news on, and what the register knows of them: a bearer that names a source leads to its page.

A bearer of exactly a source's name is that source. What is written otherwise is only suggested, by the normal form that
the names room gives both, until a person confirms it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from django.db import transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from khabar import model, names
from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import BearerName, Document, Ruling, Source
from khabar.register.documents.revising import keep_revision, subject_of


def known_bearers(chains: Iterable[Iterable[model.Hop]]) -> dict[str, str]:
    """The pages of those bearers that are sources, by name; asks twice, however many chains there are."""
    found = sources_by_bearer({hop.bearer for chain in chains for hop in chain})
    return {text: reverse("source", args=[source.public_id]) for text, source in found.items()}


def sources_by_bearer(texts: Iterable[str]) -> dict[str, Source]:
    """The source that each of these words names: of that very name, or as a person confirmed."""
    wanted = set(texts)
    said = BearerName.objects.filter(text__in=wanted, ruling=Ruling.CONFIRMED).select_related("source")
    found = {one.text: one.source for one in said}
    return found | {source.name: source for source in Source.objects.filter(name__in=wanted)}


Through = Callable[[Sequence[str]], Sequence[tuple[str, str]]]

THROUGH: list[Through] = []
"""Filled by `ready` of upper apps: what else came by way of bearers of these names, as words and page of each."""

BEARERS: list[Callable[[], Iterable[str]]] = []
"""Filled by `ready` of upper apps: who else bears news on, in chains that are not those of documents."""


def names_of_source(source: Source) -> list[str]:
    """The words that name a source in chains: its name, and those that a person confirmed."""
    said = source.bearer_names.filter(ruling=Ruling.CONFIRMED).values_list("text", flat=True)
    return [source.name, *said]


def naming(name: str) -> str:
    """What stands in a stored chain that names a bearer."""
    return f'"bearer":{json.dumps(name, ensure_ascii=False)}'


def documents_through(source: Source) -> "QuerySet[Document]":
    """The documents of others that came by way of a source."""
    told = Document.objects.exclude(source=source).annotate(told=Cast("chain", TextField()))
    named = Q()
    for text in names_of_source(source):
        named |= Q(told__contains=naming(text))
    return told.filter(named).select_related("source", "intake")


def normal_form(text: str) -> str:
    """What spellings of a name in both scripts have in common. Ex: that of "Old  Bridge Watch." is "brj l wj"."""
    return " ".join(sorted(names.keys(text)))


def suggested_bearers(source: Source) -> list[tuple[str, int]]:
    """Words of chains that may name a source and are nobody's name, each with how often it stands in a document's."""
    counted = Counter(
        hop["bearer"] for chain in Document.objects.values_list("chain", flat=True) for hop in chain if hop["bearer"]
    )
    for others in BEARERS:
        counted.update(dict.fromkeys(others(), 0))
    form = normal_form(source.name)
    ruled = set(source.bearer_names.values_list("text", flat=True))
    near = {text for text in counted if text not in ruled and text != source.name and normal_form(text) == form}
    near -= set(Source.objects.filter(name__in=near).values_list("name", flat=True))
    near -= set(BearerName.objects.filter(text__in=near, ruling=Ruling.CONFIRMED).values_list("text", flat=True))
    return sorted(((text, counted[text]) for text in near if form), key=lambda one: (-one[1], one[0]))


@needs(Right.REVIEW)
@transaction.atomic
def rule_on_bearer(source: Source, text: str, is_meant: bool, reason: str, actor: User | None = None) -> BearerName:
    """Say whether words of chains name a source. Raises BadInput without words, or where they name another one."""
    if not text.strip():
        raise BadInput(_("There are no words here that could name a source."))
    other = Source.objects.filter(name=text).exclude(pk=source.pk).first() or next(
        (one.source for one in BearerName.objects.filter(text=text, ruling=Ruling.CONFIRMED).exclude(source=source)),
        None,
    )
    if is_meant and other:
        raise BadInput(_("These words name another source already: %(name)s") % {"name": other.name})
    ruling = Ruling.CONFIRMED if is_meant else Ruling.REJECTED
    before = BearerName.objects.filter(text=text, source=source).values_list("ruling", flat=True).first()
    said, _new = BearerName.objects.update_or_create(text=text, source=source, defaults={"ruling": ruling})
    revision = keep_revision(source, "bearer", before or "", ruling, actor, reason.strip())
    note(actor, "bearer ruled on", subject_of(source), bearer=said.pk, revision=revision.pk)
    return said
