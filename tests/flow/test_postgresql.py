"""A register in a PostgreSQL database: begun, kept apart from others, and in one sentence what goes wrong."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import cluster, databases
from tests.conftest import Answer

Khabar = Callable[..., Answer]


@pytest.fixture(scope="module")
def server() -> cluster.Cluster:
    return databases.any_server()


def intake(khabar: Khabar, url: str, data: str = "data") -> Answer:
    return khabar("intake", "a.csv", "--source", "A", "--register", data, DATABASE_URL=url)


@pytest.fixture
def fresh(server: cluster.Cluster, tmp_path: Path) -> Callable[[str], str]:
    """Make an empty database; returns its address."""
    (tmp_path / "a.csv").write_text("id,name\n1,Zayd\n")

    def make(how: str = "") -> str:
        name = f"empty_{os.urandom(6).hex()}"
        server.run(f"CREATE DATABASE {name} {how}")
        return server.url(name)

    return make


def test_a_register_is_begun_and_remembers_its_database_without_the_password(
    khabar: Khabar, fresh: Callable[..., str], tmp_path: Path, server: cluster.Cluster
) -> None:
    url = fresh()
    assert intake(khabar, url).code == 0
    settings = tmp_path / "data" / "register.toml"
    assert server.password not in settings.read_text()
    assert settings.stat().st_mode & 0o077 == 0
    assert not (tmp_path / "data" / "register.sqlite3").exists()
    found = khabar("search", "Zayd", "--register", "data", DATABASE_URL="", PGPASSWORD=server.password)
    assert "Zayd" in found.out
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"127.0.0.1:{server.port}:*:*:{server.password}\n")
    passwords.chmod(0o600)
    found = khabar("search", "Zayd", "--register", "data", DATABASE_URL="", PGPASSFILE=str(passwords))
    assert "Zayd" in found.out


def test_directory_and_database_of_two_registers_are_kept_apart(khabar: Khabar, fresh: Callable[..., str]) -> None:
    url, other = fresh(), fresh()
    assert intake(khabar, url).code == 0
    assert intake(khabar, other, "second").code == 0
    assert intake(khabar, "", "file").code == 0
    for data, wrong in (("data", other), ("second", url), ("file", url), ("file", fresh()), ("third", url)):
        refused = intake(khabar, wrong, data)
        assert refused.code == 1
        assert "belongs to another register" in refused.err
        assert refused.err.count("\n") == 1


def test_a_password_in_the_settings_is_for_their_owner_alone(
    khabar: Khabar, fresh: Callable[..., str], tmp_path: Path
) -> None:
    url = fresh()
    assert intake(khabar, url).code == 0
    settings = tmp_path / "data" / "register.toml"
    kept = [line for line in settings.read_text().splitlines() if not line.startswith("database")]
    settings.write_text("\n".join([*kept, f'database = "{url}"']) + "\n")
    assert "Zayd" in khabar("search", "Zayd", "--register", "data", DATABASE_URL="").out
    settings.chmod(0o640)
    refused = khabar("search", "Zayd", "--register", "data", DATABASE_URL="")
    assert (refused.code, "chmod 600" in refused.err) == (1, True)


BAD_DATABASES = {
    "TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'": "encoding is LATIN1",
    "TEMPLATE template0 LOCALE 'C'": "no letters but a to z",
    "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'": "sorts texts",
}


@pytest.mark.parametrize("how", BAD_DATABASES)
def test_a_database_that_would_answer_otherwise_is_refused(khabar: Khabar, fresh: Callable[..., str], how: str) -> None:
    refused = intake(khabar, fresh(how))
    assert refused.code == 1
    assert BAD_DATABASES[how] in refused.err
    assert refused.err.count("\n") == 1


def test_what_keeps_a_server_from_answering_is_one_sentence(
    khabar: Khabar, fresh: Callable[..., str], server: cluster.Cluster
) -> None:
    url = fresh()
    owner = cluster.Cluster(server.port, server.password, "postgres")
    owner.run("DROP ROLE IF EXISTS guest", f"CREATE ROLE guest LOGIN PASSWORD '{server.password}'")
    wrong = {
        url.replace(f":{server.port}/", ":1/"): "no server answers",
        url.replace("127.0.0.1", "nowhere.invalid"): "no server answers",
        url.replace(server.password, "not-the-secret"): "refused the user or the password",
        url.rsplit("/", 1)[0] + "/nowhere": "no such database",
        url.replace("//khabar:", "//nobody:"): "refused the user or the password",
        url.replace("//khabar:", "//guest:"): "may not make tables",
        "sqlite:///register.db": "no address of a PostgreSQL database",
        url + "?colour=red": "not well formed",
    }
    for address, words in wrong.items():
        refused = intake(khabar, address)
        assert refused.code in (1, 2), address
        assert words in refused.err
        assert refused.err.count("\n") == 1
        assert "not-the-secret" not in refused.err
        assert server.password not in refused.err


def test_two_machines_do_not_write_at_once(
    khabar: Khabar, fresh: Callable[..., str], server: cluster.Cluster, tmp_path: Path
) -> None:
    from khabar.register.addresses import connect
    from khabar.register.home import WRITING

    url = fresh()
    assert intake(khabar, url).code == 0
    with connect(url) as elsewhere:
        elsewhere.execute("SELECT pg_advisory_lock(%s)", [WRITING])
        refused = intake(khabar, url)
    assert (refused.code, "under way" in refused.err) == (1, True)
    assert intake(khabar, url).code == 0
