import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

from khabar.register.accounts.actions import change_role, hand_over, set_active
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import MAY, Right, Role, may, needs


@needs(Right.ADMINISTER)
def administer(actor: User | None = None) -> str:
    return "done"


@needs(Right.ADMINISTER)
@transaction.atomic
def administer_at_once(role: str, *, actor: User | None = None) -> str:
    return "done"


@pytest.mark.django_db
def test_another_decorator_does_not_hide_the_actor() -> None:
    assert administer_at_once("x") == administer_at_once("x", actor=User(role=Role.ADMINISTRATOR)) == "done"
    with pytest.raises(PermissionDenied):
        administer_at_once("x", actor=User(role=Role.READER))


def test_every_right_has_its_line_and_administrators_may_everything() -> None:
    assert set(MAY) == set(Right)
    assert all(Role.ADMINISTRATOR in roles for roles in MAY.values())


def test_an_action_is_held_to_the_table_and_the_local_operator_is_not() -> None:
    assert administer() == "done"
    assert administer(User(role=Role.ADMINISTRATOR)) == "done"
    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(PermissionDenied):
            administer(actor=User(role=role))


def test_strangers_disabled_and_unknown_roles_may_nothing() -> None:
    for who in (AnonymousUser(), User(role=Role.ADMINISTRATOR, is_active=False), User(role="king"), None):
        assert not any(may(who, right) for right in Right)


@pytest.mark.django_db
def test_an_action_is_held_to_the_table_behind_its_transaction_too() -> None:
    reader, other = (User.objects.create_user(name, password="x") for name in ("reem", "amal"))
    for call in (
        lambda: change_role(other, Role.ADMINISTRATOR, 1, reader),
        lambda: set_active(other, False, 1, actor=reader),
        lambda: hand_over(other, reader, reader),
    ):
        with pytest.raises(PermissionDenied):
            call()
    other.refresh_from_db()
    assert (other.role, other.is_active) == (Role.READER, True)
