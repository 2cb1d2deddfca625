"""Commands in processes of their own that need not load the heavy packages: they are forked from one that has.

Django's settings, the tables and all that speaks of them every command loads anew. The tables of the first new
register in a file are made as ever, and copied for the next. `python -m tests.warm` is the process that forks: it takes
a line for each command, and answers with its exit code.
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from sqlite3 import connect

from khabar.register import opening
from khabar.register.home import Home

ROOT = Path(__file__).parents[1]
LOADED = (
    *("numba", "scipy.linalg", "pyarrow.parquet", "yaml", "rich.progress", "rich.table", "psycopg"),
    *("django.core.management", "django.core.serializers.json", "django.db.migrations.loader", "django.forms"),
    *("django.middleware.csrf", "django.template.backends.django", "django.test", "django_tasks"),
    *("khabar.cli", "khabar.checks", "khabar.linkage.run", "khabar.names.finding", "khabar.pipeline"),
)
"""None of them asks for Django's settings while it is loaded."""


def run(words: Sequence[str], given: str, folder: Path, environment: dict[str, str]) -> tuple[int, str, str]:
    """Run `khabar WORDS` in a folder with this input and these variables; its exit code, output and errors.

    A variable that Python or numba heeds only while it starts has no effect.
    """
    server = _server()
    assert server.stdin and server.stdout
    with tempfile.TemporaryDirectory() as said:
        pipes = [Path(said, name) for name in ("in", "out", "err")]
        pipes[0].write_text(given, "utf-8")
        job = {"words": list(words), "pipes": list(map(str, pipes)), "folder": str(folder), "told": environment}
        server.stdin.write(json.dumps(job) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return code, pipes[1].read_text("utf-8"), pipes[2].read_text("utf-8")


@cache
def _server() -> "subprocess.Popen[str]":
    """The process that forks, which ends with this one."""
    command = [sys.executable, "-m", "tests.warm"]
    server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.communicate)
    return server


def serve() -> int:
    """Fork for every line of the input; in what is forked, run the command and return its exit code."""
    for name in LOADED:
        import_module(name)
    kept = Path(tempfile.mkdtemp(), "tables.sqlite3")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            opening._migrate = partial(copy_tables, opening._migrate, kept)
            return work(**json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    shutil.rmtree(kept.parent)
    return 0


def copy_tables(make: Callable[[Home], None], kept: Path, home: Home) -> None:
    """Give a new register in a file the tables that are `kept`, or keep those that are made for it."""
    if home.url:
        return make(home)
    with closing(connect(home.database)) as new, closing(connect(kept)) as old:
        if new.execute("SELECT 1 FROM sqlite_master").fetchone():
            make(home)
        elif old.execute("SELECT 1 FROM sqlite_master").fetchone():
            old.backup(new)
        else:
            make(home)
            new.backup(old)


def work(words: list[str], pipes: list[str], folder: str, told: dict[str, str]) -> int:
    """Be `khabar WORDS`; returns its exit code."""
    from django.conf import settings

    from khabar.cli import main

    assert not settings.configured
    for number, path in enumerate(pipes):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the process's own, to its end
    os.environ.clear()
    os.environ.update(told)
    os.chdir(folder)
    return main(words)


if __name__ == "__main__":
    raise SystemExit(serve())
