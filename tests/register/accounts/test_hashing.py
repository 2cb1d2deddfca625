import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import identify_hasher, make_password
from django.http import HttpRequest
from pytest_django import Settings

from khabar.register import settings as ours
from khabar.register.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"


def test_passwords_are_kept_by_argon2id_and_old_hashes_are_replaced_at_signing_in(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ours.PASSWORD_HASHERS
    user = User.objects.create(username="amal", password=make_password(PASSWORD, hasher="pbkdf2_sha256"))
    assert authenticate(HttpRequest(), username="amal", password="wrong") is None
    user.refresh_from_db()
    assert identify_hasher(user.password).algorithm == "pbkdf2_sha256"
    assert authenticate(HttpRequest(), username="amal", password=PASSWORD) == user
    user.refresh_from_db()
    assert user.password.startswith("argon2$argon2id$v=19$m=65536,t=3,p=4$")
    assert authenticate(HttpRequest(), username="amal", password=PASSWORD) == user
