"""What the tests of second factors share."""

from time import time

import pytest

from khabar.register.accounts.factors import codes
from khabar.register.accounts.factors.actions import add_app
from khabar.register.accounts.models import App, User
from khabar.register.accounts.roles import Role

PASSWORD = "a long enough password"


@pytest.fixture
def amal(db: None) -> User:
    return User.objects.create_user("amal", password=PASSWORD, role=Role.CASE_WORKER)


@pytest.fixture
def secret(amal: User) -> bytes:
    """The secret in amal's app."""
    made = codes.new_secret()
    add_app(amal, made, codes.code(made, int(time()) // codes.PERIOD - 1))
    return made


def shown(secret: bytes, later: int = 0) -> str:
    """What the app shows now, or some periods later."""
    return codes.code(secret, int(time()) // codes.PERIOD + later)


def forget_steps() -> None:
    """As if time had passed since the last code was used."""
    App.objects.update(last_step=-1)
