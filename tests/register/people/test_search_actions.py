import pytest

from khabar.register.accounts.models import AuditEntry, User
from khabar.register.people.models import SEARCH_LIFE, Search
from khabar.register.people.search_actions import keep_search
from khabar.register.people.searching.question import Question


@pytest.mark.django_db
def test_a_search_is_kept_under_an_opaque_address_and_the_log_holds_no_name() -> None:
    user = User.objects.create_user("amal", password="x")
    search = keep_search(user, Question(name="محمد الخولاني"))
    assert len(search.public_id) == 22
    entry = AuditEntry.objects.get()
    assert "الخولاني" not in str(entry.content())
    assert len(entry.detail["query"]) == 64
    Search.objects.update(at=search.at - 2 * SEARCH_LIFE)
    keep_search(user, Question(name="أحمد"))
    assert [kept.text for kept in Search.objects.all()] == ['{"name": "أحمد"}']
