from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.register.addresses import parse_address, place, settings_of, without_password

FULL = "postgresql://amal:p%40ss@db.example:5433/khabar?sslmode=require"


def test_an_address_is_taken_apart_and_never_shown_with_its_password() -> None:
    assert parse_address(FULL, "x")["password"] == "p@ss"
    assert without_password(FULL) == "postgresql://amal@db.example:5433/khabar?sslmode=require"
    assert parse_address(without_password(FULL), "x") == {
        k: v for k, v in parse_address(FULL, "x").items() if k != "password"
    }
    assert place(FULL) == "the database “khabar” at db.example:5433"
    assert place("postgresql:///khabar") == "the database “khabar” at this machine"
    assert without_password("postgresql:///khabar?host=/run/postgresql") == "postgresql://%2Frun%2Fpostgresql/khabar"


@pytest.mark.parametrize(
    "url",
    ["sqlite:///a.db", "mysql://a:secret@b/c", "postgresql://a:secret%zz@b/c", "postgresql://a:secret@b/c?colour=red",
     "postgresql://a:secret@b", "postgresql://a:secret@[b/c", "secret"],
)  # fmt: skip
def test_a_wrong_address_is_one_sentence_without_the_password(url: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_address(url, "DATABASE_URL")
    assert "secret" not in str(refusal.value)
    assert str(refusal.value).startswith("DATABASE_URL: ")


def test_django_is_told_the_database_or_the_file() -> None:
    told = settings_of(FULL, Path("file"))
    assert (told["NAME"], told["HOST"], told["PORT"], told["PASSWORD"]) == ("khabar", "db.example", "5433", "p@ss")
    assert told["OPTIONS"]["sslmode"] == "require"
    assert settings_of("", Path("file"))["NAME"] == Path("file")
