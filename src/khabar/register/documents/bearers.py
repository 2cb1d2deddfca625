"""Who bears news on, and what the register knows of them: a bearer of a source's name leads to its page."""

import json
from collections.abc import Callable, Iterable, Sequence

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse

from khabar import model
from khabar.register.documents.models import Document, Source


def known_bearers(chains: Iterable[Iterable[model.Hop]]) -> dict[str, str]:
    """The pages of those bearers that are sources, by name; asks once, however many chains there are."""
    names = {hop.bearer for chain in chains for hop in chain}
    found = Source.objects.filter(name__in=names).values_list("name", "public_id")
    return {name: reverse("source", args=[public_id]) for name, public_id in found}


Through = Callable[[Source], Sequence[tuple[str, str]]]

THROUGH: list[Through] = []
"""Filled by `ready` of upper apps: what else came by way of a source, as words and page of each."""


def naming(name: str) -> str:
    """What stands in a stored chain that names a bearer."""
    return f'"bearer":{json.dumps(name, ensure_ascii=False)}'


def documents_through(source: Source) -> "QuerySet[Document]":
    """The documents of others that came by way of a source."""
    told = Document.objects.exclude(source=source).annotate(told=Cast("chain", TextField()))
    return told.filter(told__contains=naming(source.name)).select_related("source", "intake")
