"""What an administrator does on the pages of users, and what nobody may."""

import re
from time import time

import pytest
from django.test import Client

from khabar.model import BadInput
from khabar.register.accounts import actions
from khabar.register.accounts.factors.actions import add_app, make_codes
from khabar.register.accounts.factors.codes import PERIOD, code, new_secret
from khabar.register.accounts.models import AuditEntry, FactorPolicy, SignIn, User
from khabar.register.accounts.roles import Role
from khabar.register.people.models import Search

pytestmark = pytest.mark.django_db


@pytest.fixture
def root() -> User:
    return User.objects.create_user("root", role=Role.ADMINISTRATOR)


@pytest.fixture
def amal() -> User:
    return User.objects.create_user("amal", role=Role.CASE_WORKER)


@pytest.fixture
def administrator(root: User) -> Client:
    client = Client()
    client.force_login(root)
    return client


def test_an_invitation_is_shown_once_and_leads_to_an_account(administrator: Client) -> None:
    page = administrator.post("/users/invite/", {"role": "senior"}).content.decode()
    found = re.search(r"http://testserver(/invitation/[\w-]{43}/)", page)
    assert found
    assert found[1] not in administrator.get("/users/").content.decode()
    assert Client().get(found[1]).status_code == 200
    assert administrator.post("/users/invite/", {"role": "king"}).status_code == 400
    administrator.post(re.findall(r"/users/invitations/\d+/withdraw/", page)[0])
    assert Client().get(found[1]).status_code == 404


def test_a_role_changes_once_and_the_second_editor_sees_both_versions(administrator: Client, amal: User) -> None:
    page = f"/users/{amal.pk}/role/"
    assert administrator.post(page, {"role": "senior", "version": "1"}).status_code == 302
    late = administrator.post(page, {"role": "analyst", "version": "1"})
    assert late.status_code == 409
    told = late.content.decode()
    assert "Somebody else changed this user" in told
    assert "Senior case worker" in told
    assert "<dd>Analyst</dd>" in told
    amal.refresh_from_db()
    assert amal.role == Role.SENIOR
    entry = AuditEntry.objects.get(action="role changed")
    assert entry.detail == {"before": "case_worker", "after": "senior"}


def test_a_disabled_user_is_out_at_once_and_may_come_back(administrator: Client, amal: User) -> None:
    theirs = Client()
    theirs.force_login(amal)
    administrator.post(f"/users/{amal.pk}/access/", {"active": "0", "version": "1"})
    assert theirs.get("/").status_code == 302
    assert not SignIn.objects.filter(user=amal).exists()
    stale = administrator.post(f"/users/{amal.pk}/access/", {"active": "1", "version": "1"})
    assert stale.status_code == 409
    assert "<dd>may sign in</dd>" in stale.content.decode()
    administrator.post(f"/users/{amal.pk}/access/", {"active": "1", "version": "2"})
    amal.refresh_from_db()
    assert amal.is_active


def test_nobody_changes_their_own_standing(administrator: Client, root: User) -> None:
    User.objects.create_user("second", role=Role.ADMINISTRATOR)
    for page, change in (("role", {"role": "reader"}), ("access", {"active": "0"})):
        answer = administrator.post(f"/users/{root.pk}/{page}/", {**change, "version": "1"})
        assert answer.status_code == 400
        assert "Nobody changes their own role" in answer.content.decode()
    root.refresh_from_db()
    assert (root.role, root.is_active, root.version) == (Role.ADMINISTRATOR, True, 1)


def test_the_last_administrator_stays(root: User) -> None:
    with pytest.raises(BadInput, match="last administrator"):
        actions.set_active(root, False, 1)
    with pytest.raises(BadInput, match="last administrator"):
        actions.change_role(root, Role.READER, 1)
    User.objects.create_user("disabled", role=Role.ADMINISTRATOR, is_active=False)
    with pytest.raises(BadInput, match="last administrator"):
        actions.set_active(root, False, 1)
    second = User.objects.create_user("second", role=Role.ADMINISTRATOR)
    assert not actions.set_active(root, False, 1, actor=second).is_active


def test_what_a_user_holds_open_goes_to_another(administrator: Client, amal: User) -> None:
    emma = User.objects.create_user("emma")
    Search.objects.create(user=amal, text="x")
    page = administrator.get(f"/users/{amal.pk}/").content.decode()
    assert "Kept searches: 1" in page
    administrator.post(f"/users/{amal.pk}/hand-over/", {"to": "emma"})
    assert Search.objects.get().user == emma
    given = {"searches": 1, "enquiries": 0, "narrow_enquiries": 0}
    assert AuditEntry.objects.get(action="work handed over").detail == {"to": emma.pk, **given}
    assert administrator.post(f"/users/{amal.pk}/hand-over/", {"to": "amal"}).status_code == 400


def test_an_administrator_ends_anyones_sessions(administrator: Client, amal: User) -> None:
    theirs = Client()
    theirs.force_login(amal)
    administrator.post(f"/users/{amal.pk}/sessions/end/", {"sign_in": SignIn.objects.get(user=amal).pk})
    assert theirs.get("/").status_code == 302


def test_who_has_which_factor_is_seen_and_a_lost_phone_is_reset(administrator: Client, amal: User) -> None:
    secret = new_secret()
    add_app(amal, secret, code(secret, int(time()) // PERIOD))
    make_codes(amal)
    assert "app, codes left: 10" in administrator.get("/users/").content.decode()
    page = administrator.get(f"/users/{amal.pk}/").content.decode()
    assert "app, codes left: 10" in page
    assert "Reset second factors" in page
    theirs = Client()
    theirs.force_login(amal)
    assert administrator.post(f"/users/{amal.pk}/factors/reset/").status_code == 302
    assert theirs.get("/account/").status_code == 302
    assert "Reset second factors" not in administrator.get(f"/users/{amal.pk}/").content.decode()
    assert AuditEntry.objects.get(action="second factors reset").detail["apps"] == 1


def test_an_administrator_does_not_reset_their_own(administrator: Client, root: User) -> None:
    secret = new_secret()
    add_app(root, secret, code(secret, int(time()) // PERIOD), administrator.session.session_key)
    answer = administrator.post(f"/users/{root.pk}/factors/reset/")
    assert answer.status_code == 400
    assert "Remove your own under My account" in answer.content.decode()


def test_resetting_and_requiring_ask_for_a_recent_proof(administrator: Client, amal: User) -> None:
    session = administrator.session
    session["proved-at"] -= 601
    session.save()
    answer = administrator.post(f"/users/{amal.pk}/factors/reset/")
    assert answer["Location"] == f"/account/confirm/?next=%2Fusers%2F{amal.pk}%2F"
    answer = administrator.post("/users/factors/", {"roles": ["reader"], "version": "1"})
    assert answer["Location"] == "/account/confirm/?next=%2Fusers%2F"
    assert not FactorPolicy.objects.exists()


def test_roles_that_must_have_a_factor_are_kept_and_the_second_editor_sees_both(
    administrator: Client, root: User, amal: User
) -> None:
    assert "You have none yourself" in administrator.get("/users/").content.decode()
    assert administrator.post("/users/factors/", {"roles": ["king"], "version": "1"}).status_code == 400
    assert administrator.post("/users/factors/", {"roles": ["case_worker"], "version": "1"}).status_code == 302
    page = administrator.get("/users/").content.decode()
    assert re.findall(r'value="(\w+)" id="id_must_\w+" checked', page) == ["case_worker"]
    late = administrator.post("/users/factors/", {"roles": ["reader", "editor"], "version": "1"})
    assert late.status_code == 409
    told = late.content.decode()
    assert "Somebody else changed this after" in told
    assert "What you asked for: Reader · Editor" in told
    assert re.findall(r'value="(\w+)" id="id_must_\w+" checked', told) == ["case_worker"]
    theirs = Client()
    theirs.force_login(amal)
    assert theirs.get("/documents/")["Location"] == "/account/factors/"
    assert administrator.get("/documents/").status_code == 200


def test_the_pages_speak_arabic(administrator: Client, amal: User) -> None:
    arabic = {"accept-language": "ar"}
    assert "المستخدمون" in administrator.get("/users/", headers=arabic).content.decode()
    assert "تسليم العمل" in administrator.get(f"/users/{amal.pk}/", headers=arabic).content.decode()
    assert "حسابي" in administrator.get("/account/", headers=arabic).content.decode()
