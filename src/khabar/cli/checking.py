"""What `khabar test` does: the system parts that tests need, then linters, types, layers and pytest."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from ctypes.util import find_library
from pathlib import Path

from khabar.cli.show import tell, warn
from khabar.model import BadInput

CHECKOUT = Path(__file__).parents[3]
PROGRAMS = {"chromium": "chromium", "setpriv": "util-linux"}
LIBRARIES = {"atomic": "libatomic1"}
"""What tests run or load (the browser driver needs libatomic), and the Debian package that brings it."""
POSTGRESQL = Path("/usr/lib/postgresql")
OLDEST_POSTGRESQL = 15
SAME_ORDER = "--randomly-seed=1"
"""One order whenever all tests run, so that a commit's answer is its own; what is run by name has any order."""
ON_SQLITE = ("tests", "--ignore=tests/browser")
"""All tests but those in a browser, which is the same whatever the database is, and is driven once."""
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
    workers = ("-n", str(min((os.cpu_count() or 1) + 1, 8)), "--dist", "worksteal", SAME_ORDER)
    steps: Sequence[tuple[str, tuple[str, ...], dict[str, str]]] = (
        (("tests", ("pytest", *pytest_arguments), {}),)
        if pytest_arguments
        else (
            *((name, command, {}) for name, command in CHECKS),
            ("tests", ("pytest", *workers, *ON_SQLITE), {}),
            ("tests on PostgreSQL", ("pytest", *workers, *ON_POSTGRESQL), {"KHABAR_TEST_DATABASE": "postgresql"}),
        )
    )
    failed = []
    for name, command, more in steps:
        tell(f"== {name}: {' '.join(command)}")
        sys.stdout.flush()
        program = [str(tools / command[0]), *command[1:]]
        if subprocess.run(program, cwd=CHECKOUT, env=environment | more, check=False).returncode:  # noqa: S603 - our own tools
            failed.append(name)
    if failed:
        warn(f"khabar: failed: {', '.join(failed)}")
    return 1 if failed else 0


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
