"""What tests of every room may use."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests import databases, emptying, warm

from khabar.register.home import Home, create_home

# No law is held to seconds: on a busy machine that would be a coin toss. Examples follow from the test's own text,
# so that a commit passes or fails by what it holds; `--hypothesis-profile seek` draws new and more ones.
settings.register_profile("khabar", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("seek", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("khabar")
emptying.quickly()


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def khabar(tmp_path: Path) -> Callable[..., Answer]:
    """Run the command line in a process of its own, in a folder of its own; on PostgreSQL, each register's database."""

    def run(*arguments: object, given: str = "", **environment: str) -> Answer:
        words = [str(argument) for argument in arguments]
        told = {**databases.environment(tmp_path / _data_directory(words)), **environment}
        answer = Answer(*warm.run(words, given, tmp_path, told))
        assert "Traceback" not in answer.err, answer.err
        server = databases.server()
        assert server is None or server.password not in answer.out + answer.err
        return answer

    return run


def _data_directory(words: list[str]) -> str:
    """The data directory that a command names, or its own choice."""
    if "--register" in words[:-1]:
        return words[words.index("--register") + 1]
    return "khabar-demo" if "demo" in words else "khabar-data"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests of the register ran on which database."""
    rooms = ("tests/register/", "tests/flow/", "tests/browser/")
    counts = {
        outcome: sum(report.nodeid.startswith(rooms) for report in terminalreporter.getreports(outcome))
        for outcome in ("passed", "failed", "error")
    }
    if any(counts.values()):
        server = databases.server()
        name = f"PostgreSQL {server.run('SHOW server_version')[0][0]}" if server else "SQLite"
        terminalreporter.write_line(
            f"Tests of the register on {name}: {counts['passed']} passed, {counts['failed'] + counts['error']} failed"
        )


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """A test database on PostgreSQL goes with its server, whoever may still be connected to it."""
    return databases.server() is not None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """On PostgreSQL a test database is a copy of the one whose tables are made once a run."""
    if databases.server():
        databases.template()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty data directory; the tables of a test stand in the test database."""
    return create_home(tmp_path / "data")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a small list to a file; rows are lists of cells."""

    def to_file(name: str, *rows: list[str], encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding)
        return path

    return to_file
