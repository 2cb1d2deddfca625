import pytest

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.accounts.versions import Stale, edit

pytestmark = pytest.mark.django_db


def test_the_second_of_two_edits_is_told_and_nothing_is_lost() -> None:
    user = User.objects.create_user("amal")
    assert edit(user, 1, role=Role.SENIOR).version == 2
    with pytest.raises(Stale) as stale:
        edit(user, 1, role=Role.ANALYST)
    assert isinstance(stale.value.current, User)
    assert stale.value.current.role == Role.SENIOR
    assert stale.value.wanted == {"role": Role.ANALYST}
    assert User.objects.get().role == Role.SENIOR
