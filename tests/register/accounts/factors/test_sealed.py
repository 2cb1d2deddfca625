import pytest
from pytest_django import Settings

from khabar.register.accounts.factors.sealed import Unreadable, digest, seal, unseal


def test_a_sealed_secret_opens_for_its_owner_only_and_unchanged_only() -> None:
    sealed = seal(b"secret", "app of user 5")
    assert b"secret" not in sealed
    assert seal(b"secret", "app of user 5") != sealed
    assert unseal(sealed, "app of user 5") == b"secret"
    for broken, owner in (
        (sealed, "app of user 6"),
        (b"", "app of user 5"),
        (sealed[:20], "app of user 5"),
        (sealed[:-1] + bytes([sealed[-1] ^ 1]), "app of user 5"),
    ):
        with pytest.raises(Unreadable):
            unseal(broken, owner)


def test_another_key_file_opens_nothing_and_gives_other_digests(settings: Settings) -> None:
    sealed, said = seal(b"secret", "x"), digest("word", "x")
    assert digest("word", "x") == said != digest("word", "y")
    settings.SECRET_KEY = "another"
    assert digest("word", "x") != said
    with pytest.raises(Unreadable):
        unseal(sealed, "x")
