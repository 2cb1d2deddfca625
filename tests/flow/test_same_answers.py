"""The same journey on SQLite and on PostgreSQL gives the same pages and answers, for the same number of queries."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests import databases


def journey(folder: Path, url: str) -> list[dict[str, Any]]:
    folder.mkdir()
    told = {**os.environ, "DATABASE_URL": url}
    command = [sys.executable, "-m", "tests.journey", folder]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_both_databases_give_the_same_answers(tmp_path: Path) -> None:
    server = databases.any_server()
    server.run("DROP DATABASE IF EXISTS khabar_journey", "CREATE DATABASE khabar_journey")
    in_a_file = journey(tmp_path / "file", "")
    on_a_server = journey(tmp_path / "server", server.url("khabar_journey"))
    assert len(in_a_file) == len(on_a_server) > 25
    for one, other in zip(in_a_file, on_a_server, strict=True):
        assert one == other
