"""Published, withdrawn, corrected: by people who may, with both values kept."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.register.press.conftest import user

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry
from khabar.register.accounts.roles import Role
from khabar.register.documents.models import Revision, Standing
from khabar.register.documents.revising import Outdated, revise
from khabar.register.people.models import Person
from khabar.register.press.actions import reopen
from khabar.register.press.models import Figure, Grounds, Statement
from khabar.register.press.publishing import correct, let_stand, publish, withdraw

pytestmark = pytest.mark.django_db


def test_off_until_a_person_publishes_it(figure: Figure) -> None:
    assert not figure.is_public
    assert publish(figure, user("huda", Role.EDITOR)).is_public
    assert AuditEntry.objects.filter(action="published", subject=f"figure {figure.public_id}").count() == 1
    with pytest.raises(BadInput, match="already"):
        publish(figure)
    assert not withdraw(figure).is_public
    with pytest.raises(BadInput, match="not public"):
        withdraw(figure)
    again = publish(figure)
    assert again.published_at == Figure.objects.get().published_at
    assert again.is_public


def test_only_editors_publish_and_only_administrators_let_names_stand(figure: Figure) -> None:
    for role in (Role.READER, Role.CASE_WORKER, Role.SENIOR, Role.ANALYST):
        for do in (publish, withdraw):
            with pytest.raises(PermissionDenied):
                do(figure, user(role, role))
    person = Person.objects.create()
    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(PermissionDenied):
            let_stand([person], None, Grounds.CONSENT, "x", user(role, role))
    assert let_stand([person], None, Grounds.CONSENT, "x", user("root", Role.ADMINISTRATOR))


def test_what_its_source_took_back_is_not_published(figure: Figure) -> None:
    revise(figure.article.document, "standing", Standing.RETRACTED, "they said so", None)
    with pytest.raises(BadInput, match="retracted"):
        publish(Figure.objects.get())


def test_a_correction_keeps_the_old_value_with_date_and_reason(figure: Figure) -> None:
    publish(figure)
    changed = correct(figure, "high", 150, "the committee said so on 20 May", user("huda", Role.EDITOR))
    assert (changed.low, changed.high) == (120, 150)
    kept = Revision.objects.get(field="high")
    assert (kept.before, kept.after, kept.reason) == (120, 150, "the committee said so on 20 May")
    with pytest.raises(Outdated):
        correct(figure, "high", 160, "again", seen=120)
    with pytest.raises(BadInput, match="more than the most"):
        correct(figure, "high", 100, "x")
    with pytest.raises(BadInput, match="without a reason"):
        correct(figure, "high", 170, " ")
    with pytest.raises(BadInput, match="stands in the document"):
        correct(figure, "text", "130", "x")


def test_what_was_published_is_corrected_by_editors_only_and_never_taken_away(figure: Figure) -> None:
    worker = user("amal", Role.CASE_WORKER)
    correct(figure, "scope", "political cases", "as they told me", worker)
    publish(figure)
    with pytest.raises(PermissionDenied):
        correct(figure, "scope", "all", "x", worker)
    withdraw(figure)
    with pytest.raises(PermissionDenied):
        correct(figure, "scope", "all", "x", worker)
    assert figure.finding is not None
    with pytest.raises(BadInput, match="withdraw it"):
        reopen(figure.finding)


def test_a_statement_keeps_a_speaker(statement: Statement) -> None:
    correct(statement, "role", "speaker", "his own word")
    correct(statement, "name", "", "not certain")
    correct(statement, "organisation", "", "not certain")
    with pytest.raises(BadInput, match="who speaks"):
        correct(statement, "role", "", "not certain")
