import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry
from khabar.register.documents.changes import changes_after, note_change
from khabar.register.documents.models import Change, Revision, Source
from khabar.register.documents.revising import Outdated, go_back, revise

pytestmark = pytest.mark.django_db


def history(source: Source) -> list[Revision]:
    """The latest first."""
    return list(Revision.objects.filter(subject=f"source {source.pk}").order_by("-pk"))


def test_a_change_keeps_both_values_its_reason_and_its_audit_entry() -> None:
    source = Source.objects.create(name="A")
    assert revise(source, "reliability", "B", " seldom wrong ", None).reliability == "B"
    [revision] = history(source)
    assert (revision.before, revision.after, revision.reason) == ("F", "B", "seldom wrong")
    assert "seldom" not in str(AuditEntry.objects.get().content())


def test_nothing_changes_without_a_reason_over_a_newer_value_or_to_what_is_none() -> None:
    source = Source.objects.create(name="A")
    with pytest.raises(BadInput):
        revise(source, "reliability", "B", "", None)
    revise(source, "reliability", "B", "x", None)
    with pytest.raises(Outdated):
        revise(source, "reliability", "C", "y", None, seen="F")
    with pytest.raises(ValidationError):
        revise(source, "reliability", "Z", "y", None)
    assert len(history(source)) == 1


def test_going_back_is_a_change_too() -> None:
    source = Source.objects.create(name="A")
    revise(source, "reliability", "B", "x", None)
    go_back(history(source)[0], source, "not so", None)
    source.refresh_from_db()
    assert (source.reliability, len(history(source))) == ("F", 2)
    with pytest.raises(BadInput):
        go_back(history(source)[0], Source.objects.create(name="B"), "x", None)


def test_changes_are_read_from_a_cursor() -> None:
    source = Source.objects.create(name="A")
    revise(source, "reliability", "B", "x", None)
    [first] = changes_after(0)
    assert (first.kind, first.subject) == ("reliability changed", f"source {source.pk}")
    with transaction.atomic():
        note_change("merged", "person 1", records=2)
    assert [change.kind for change in changes_after(first.pk)] == ["merged"]
    assert Change.objects.count() == 2
