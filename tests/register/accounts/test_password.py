import pytest
from django.test import Client

from khabar.register.accounts.models import AuditEntry, SignIn, User

pytestmark = pytest.mark.django_db
OLD, NEW = "a long enough password", "another long password"


def test_another_password_ends_all_other_sessions_and_not_this_one() -> None:
    amal = User.objects.create_user("amal", password=OLD)
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(amal)
    assert here.post("/account/password/", {"password": NEW, "again": NEW + "!"}).status_code == 400
    assert "too short" in here.post("/account/password/", {"password": "x", "again": "x"}).content.decode()
    before = here.session.session_key
    assert here.post("/account/password/", {"password": NEW, "again": NEW})["Location"] == "/account/"
    assert here.get("/account/").status_code == 200
    assert here.session.session_key != before
    assert there.get("/account/").status_code == 302
    assert SignIn.objects.get().session_key == here.session.session_key
    assert AuditEntry.objects.filter(action="password set").get().actor == amal
    amal.refresh_from_db()
    assert amal.check_password(NEW)
