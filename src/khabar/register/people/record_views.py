"""The page of one record: its cells as they stand, what they were read as, what it claims, and of whom."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from khabar.register.accounts.budgets import RECORDS, within
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.convert import chain_from_rows
from khabar.register.documents.histories import HISTORIES, latest
from khabar.register.documents.models import Record, Succession
from khabar.register.documents.readings import readings_of
from khabar.register.people.models import Membership


@needs(Right.READ)
@within(RECORDS, "key")
@require_safe
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One mention of one person in one document."""
    rows = Record.objects.select_related("list", "document__source", "document__intake")
    found = get_object_or_404(rows, pk=key)
    table = found.document.tables.filter(sheet=found.sheet).first() if found.row else None
    headers = zip(table.headers, table.fields, strict=True) if table else ((name, name) for name in found.values)
    cells = found.cells if table else found.values.values()
    editions = Succession.objects.filter(Q(record=found) | Q(earlier=found))
    context = {
        "record": found,
        "document": found.document,
        "person": Membership.objects.select_related("person").get(record=found).person,
        "cells": [(header, field, cell) for (header, field), cell in zip(headers, cells, strict=True)],
        "readings": readings_of([found])[found.pk].values(),
        "claims": found.claims.select_related("record__document", "entry").order_by("ordinal"),
        "editions": editions.select_related("record__document", "earlier__document"),
        "chain": chain_from_rows(found.document.chain),
        **latest(HISTORIES["record"], found, request.user),
    }
    return render(request, "people/record.html", context)
