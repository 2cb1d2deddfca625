import pytest
from tests.register.people.made import members
from tests.register.review.made import linked, make_users

from khabar.model import Verdict
from khabar.register.documents.models import Document, Intake, Record
from khabar.register.documents.resting import RESTING
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.review.actions import give
from khabar.register.review.gathering import catch_up
from khabar.register.review.models import Opinion, Suggestion

pytestmark = pytest.mark.django_db


def test_what_reviewers_said_goes_with_an_intake_that_is_undone() -> None:
    records = linked()
    amal, emma, *_ = make_users()
    catch_up()
    for who in (amal, emma):
        give((records[1], records[2]), Verdict.SAME, "", who)
    give((records[4], records[5]), Verdict.UNSURE, "", amal)
    document = Document.objects.get()
    Intake.objects.create(document=document, list_name="x", parts=1)
    assert [resting.count(document) for resting in RESTING if Opinion in resting.tables] == [3]
    intake = begin_undo(document, "taken in by mistake", amal)
    while undo_some(intake):
        pass
    finish_undo(intake)
    assert Record.objects.count() == Opinion.objects.count() == Suggestion.objects.count() == 0
    assert members() == {}
    catch_up()
