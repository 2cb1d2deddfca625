"""What `khabar test` does: the system parts that tests need, then linters, types, layers and pytest."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path
from subprocess import STDOUT, Popen
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from khabar.cli.show import tell, warn
from khabar.model import BadInput

CHECKOUT = Path(__file__).parents[3]
PROGRAMS = {"chromium": "chromium", "setpriv": "util-linux"}
LIBRARIES = {"atomic": "libatomic1"}
"""What tests run or load (the browser driver needs libatomic), and the Debian package that brings it."""
POSTGRESQL = Path("/usr/lib/postgresql")
OLDEST_POSTGRESQL = 15
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a place to look at; what is made in it has names drawn at random
ENOUGH_MEMORY = 4 << 30
"""Octets free in memory's own file system from which on tests keep their registers there, and wait for no disk."""
SAME_ORDER = "--randomly-seed=1"
"""One order whenever all tests run, so that a commit's answer is its own; what is run by name has any order."""
COMPILED = ("tests/names", "tests/linkage")
"""Tests of what numba compiles: in one process and before the others, which then find it compiled, and beside the
linters, which keep no more than one core busy."""
ON_SQLITE = ("tests", "--ignore=tests/browser", *(f"--ignore={room}" for room in COMPILED))
"""All others but those in a browser, which is the same whatever the database is, and is driven once."""
OF_NO_DATABASE = (
    *("flow/test_bad_input", "flow/test_demo", "flow/test_odd_names", "flow/test_seals", "flow/test_second_factors"),
    *("register/accounts/test_urls", "register/families/test_headers", "register/families/test_plain_words"),
)
ON_POSTGRESQL = (
    *("tests/register", "tests/flow", "tests/browser"),
    *(f"--ignore=tests/{name}.py" for name in OF_NO_DATABASE),
)
"""The tests that work on a register, once more, but those about files, rights and words; and those in a browser."""

CHECKS = (
    ("format", ("ruff", "format", "--check", "--quiet", ".")),
    ("lint", ("ruff", "check", "--quiet", ".")),
    ("layers", ("lint-imports",)),
    ("types", ("mypy",)),
)


def run_checks(pytest_arguments: Sequence[str], *, may_install: bool) -> int:
    """Run everything; returns 0 when all of it passed. Raises BadInput when a system part is missing and stays so."""
    if not (CHECKOUT / "tests").is_dir():
        raise BadInput("the tests are only in a checkout of khabar. Clone it and run ./khabar test there.", exit_code=2)
    install_missing(may_install=may_install)
    tools = Path(sys.executable).parent
    path = f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = dict(os.environ, PATH=path, PYTHONPATH=str(CHECKOUT))
    with _in_memory() as place:
        failed = _run(pytest_arguments, environment | place)
    if failed:
        warn(f"khabar: failed: {', '.join(failed)}")
    return 1 if failed else 0


def _run(pytest_arguments: Sequence[str], environment: dict[str, str]) -> list[str]:
    """Run pytest alone, with its arguments, or everything; returns the names of what failed."""
    workers = ("-n", str(min((os.cpu_count() or 1) + 1, 8)), "--dist", "worksteal", SAME_ORDER)
    if pytest_arguments:
        return [] if _succeeds("tests", ("pytest", *pytest_arguments), environment) else ["tests"]
    with TemporaryFile() as said, _start(("pytest", SAME_ORDER, *COMPILED), environment, said) as compiling:
        failed = [name for name, command in CHECKS if not _succeeds(name, command, environment)]
        tell(f"== tests of what is compiled: pytest {' '.join(COMPILED)}")
        failed += ["tests of what is compiled"] if compiling.wait() else []
        said.seek(0)
        tell(said.read().decode())
    for name, command, more in (
        ("tests", ("pytest", *workers, *ON_SQLITE), {}),
        ("tests on PostgreSQL", ("pytest", *workers, *ON_POSTGRESQL), {"KHABAR_TEST_DATABASE": "postgresql"}),
    ):
        failed += [] if _succeeds(name, command, environment | more) else [name]
    return failed


@contextmanager
def _in_memory() -> Iterator[dict[str, str]]:
    """The variable that puts files of tests into memory for a while, where there is room and programs may be run."""
    found = os.statvfs(IN_MEMORY) if os.access(IN_MEMORY, os.W_OK) else None
    if found is None or found.f_bavail * found.f_frsize < ENOUGH_MEMORY or found.f_flag & os.ST_NOEXEC:
        yield {}
        return
    with TemporaryDirectory(prefix="khabar-", dir=IN_MEMORY) as folder:
        Path(folder).chmod(0o711)  # the private PostgreSQL is another user
        yield {"TMPDIR": folder}


def _start(command: Sequence[str], environment: dict[str, str], said: IO[bytes] | None = None) -> "Popen[bytes]":
    """One of our own tools in the checkout; what it says goes to a file when one is given."""
    program = [str(Path(sys.executable).parent / command[0]), *command[1:]]
    return Popen(program, cwd=CHECKOUT, env=environment, stdout=said, stderr=said and STDOUT)  # noqa: S603 - our own tools


def _succeeds(name: str, command: Sequence[str], environment: dict[str, str]) -> bool:
    tell(f"== {name}: {' '.join(command)}")
    sys.stdout.flush()
    with _start(command, environment) as child:
        return not child.wait()


def find_postgresql() -> Path | None:
    """The folder with PostgreSQL's programs, of the newest version there is: where Debian keeps them, else on PATH."""
    found = [path for path in POSTGRESQL.glob("*/bin") if (path / "initdb").exists() and (path / "postgres").exists()]
    versions = {int(path.parent.name): path for path in found if path.parent.name.isdecimal()}
    if versions and max(versions) >= OLDEST_POSTGRESQL:
        return versions[max(versions)]
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def install_missing(*, may_install: bool) -> None:
    """Install system parts that are not there, as root or in CI at once, else after asking."""
    missing = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    missing += [package for library, package in LIBRARIES.items() if not find_library(library)]
    missing += [] if find_postgresql() else ["postgresql"]
    if not missing:
        return
    command = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    apt, is_root = shutil.which("apt-get"), os.geteuid() == 0
    if not apt:
        raise BadInput(f"the tests need {', '.join(missing)}. Install it with this system's package manager.")
    may_install = may_install or is_root or bool(os.environ.get("CI"))
    if not may_install and sys.stdin.isatty():
        may_install = input(f"The tests need {', '.join(missing)}. Run “sudo {command}”? [y/N] ") == "y"
    if not may_install:
        raise BadInput(f"the tests need {', '.join(missing)}. Install it: sudo {command}")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    before = [] if is_root else ["sudo"]
    for step in (["apt-get", "-q", "update"], command.split()):
        if subprocess.run([*before, *step], env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:  # noqa: S603 - fixed words
            raise BadInput(f"{' '.join(step)} failed; the lines above say why. Install {', '.join(missing)} by hand.")
