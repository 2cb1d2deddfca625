"""A private PostgreSQL server for one run of the tests, which ends with the process that started it."""

import atexit
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from khabar.cli.checking import find_postgresql

FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}
"""A server that lives for minutes needs no care for power cuts."""


@dataclass(frozen=True)
class Cluster:
    """A running server. `role` owns what the tests make, may make databases and no more; its password is random."""

    port: int
    password: str
    role: str = "khabar"
    process: int = 0

    def url(self, database: str) -> str:
        return f"postgresql://{self.role}:{self.password}@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Statements, each by itself; returns the rows of the last one, if it gives any."""
        with psycopg.connect(self.url(database), autocommit=True) as held:
            for statement in statements:
                answer = held.execute(statement)
            return answer.fetchall() if answer.description else []

    def cpu_seconds(self) -> float:
        """Processor seconds of the server's processes that have ended, such as those of connections."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def start(settings: Mapping[str, str] = FAST, kept: Path | None = None) -> Cluster:
    """Start a server on a free port of this machine. Raises RuntimeError when there is no PostgreSQL: never a skip.

    Its databases are gone when it ends, but for those in a folder that is `kept`, which the next one serves again.
    """
    programs = find_postgresql()
    if programs is None:
        raise RuntimeError("PostgreSQL is missing; ./khabar test installs it")
    folder = kept or Path(tempfile.mkdtemp(prefix="khabar-postgresql-"))
    if kept is None:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "data"
    if not data.exists():
        (folder / "password").write_text(secrets.token_urlsafe(12))
    password = (folder / "password").read_text()
    become = _become_postgres(folder)
    if not data.exists():
        locale = ["--locale=C.UTF-8", "--encoding=UTF8", "--auth=scram-sha-256"]
        owner = ["--username=postgres", f"--pwfile={folder / 'password'}"]
        _quiet(*become, programs / "initdb", "--pgdata", data, "--no-sync", *locale, *owner, cwd=folder)
    for _ in range(3):
        if cluster := _serve(become, programs, data, settings, password):
            return cluster
    raise RuntimeError(f"the private PostgreSQL does not start: {(folder / 'log').read_text()[-500:]}")


def _become_postgres(folder: Path) -> list[str]:
    """As root: the words that run a command as Debian's user postgres, for PostgreSQL refuses to run as root."""
    if os.geteuid():
        return []
    owner = pwd.getpwnam("postgres")
    for path in (folder, folder / "password"):
        os.chown(path, owner.pw_uid, owner.pw_gid)
    return ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]


def _serve(become: list[str], programs: Path, data: Path, settings: Mapping[str, str], password: str) -> Cluster | None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told = dict(settings) | {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
    words = [word for name, value in told.items() for word in ("-c", f"{name}={value}")]
    ends_with_us = ["setpriv", "--pdeathsig", "INT", *become[1:]]
    with (data.parent / "log").open("ab") as log:
        command = [*ends_with_us, programs / "postgres", "-D", data, *words]
        child = subprocess.Popen(command, cwd=data.parent, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    owner, role = Cluster(port, password, "postgres"), f"CREATE ROLE khabar LOGIN CREATEDB PASSWORD '{password}'"
    end = time.monotonic() + 60
    while child.poll() is None and time.monotonic() < end:
        try:
            owner.run(role)
        except psycopg.OperationalError:
            time.sleep(0.05)
        except psycopg.errors.DuplicateObject:
            break
        else:
            break
    else:
        _stop(child)
        return None
    atexit.register(_stop, child)
    return Cluster(port, password, process=child.pid)


def _stop(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.send_signal(2)
        child.wait()


def _quiet(*command: object, cwd: Path) -> None:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[-1]}: {done.stderr}")
