from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError, connection

from khabar.register.databases import Server, explain, lacking, trouble
from khabar.register.home import Home

GOOD = (15, "UTF8", "C.UTF-8", "C.UTF-8", "c")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ((), ""),
        ((0, 14), "15 or newer"),
        ((1, "SQL_ASCII"), "encoding is SQL_ASCII"),
        ((2, "en_US.UTF-8"), "sorts texts as en_US.UTF-8"),
        ((4, "i"), "sorts texts"),
        ((3, "C"), "no letters but a to z"),
    ],
)
def test_what_a_server_lacks_is_said(changed: tuple[int, object], words: str) -> None:
    facts = list(GOOD)
    if changed:
        facts[changed[0]] = changed[1]
    said = lacking(Server(*facts))
    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("consuming input failed: server closed the connection unexpectedly\n\tThis probably means", "run the same"),
        ('could not extend file "base/1/2": No space left on device', "no space left"),
        ("FATAL:  sorry, too many clients already", "max_connections"),
        ("connection is bad: secret is no host", "... is no host"),
        ("", "OperationalError"),
    ],
)
def test_what_befalls_a_server_is_one_sentence_without_the_password(said: str, words: str) -> None:
    home = Home(Path("data"), url="postgresql://amal:secret@db/khabar")
    sentence = str(explain(OperationalError(said), home))
    assert words in sentence
    assert "secret" not in sentence
    assert "\n" not in sentence


def test_only_what_a_database_said_is_put_down_to_it() -> None:
    assert trouble(ValueError("x")) is None
    assert "locked" not in str(trouble(OperationalError("database is locked")))
    assert trouble(psycopg.OperationalError("x")) is not None


@pytest.mark.django_db
def test_no_text_has_a_second_index_that_nothing_uses() -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        names = [name for table in tables for name in connection.introspection.get_constraints(cursor, table)]
    assert len(names) > 50
    assert not [name for name in names if name.endswith("_like")]
