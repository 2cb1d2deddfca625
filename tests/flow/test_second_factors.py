"""Second factors from the command line: seen and reset by the local operator; the demonstration opens without any."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests import databases
from tests.conftest import Answer

SET_UP = """
from pathlib import Path
from time import time
from khabar.register.opening import open_register

open_register(Path("{register}"))
from khabar.register.accounts.factors import actions, codes
from khabar.register.accounts.models import User

user, secret = User.objects.get(username="{name}"), codes.new_secret()
actions.add_app(user, secret, codes.code(secret, int(time()) // codes.PERIOD))
actions.make_codes(user)
actions.set_policy(["administrator"], 1)
"""


def run(folder: Path, register: str, *arguments: str) -> str:
    """Run Python in a folder, on the database of the register in it; what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        check=True,
        env=databases.environment(folder / register),
        capture_output=True,
        text=True,
    )
    return done.stdout


def set_up(folder: Path, register: str, name: str) -> None:
    """Give a user an app and recovery codes, and require them of administrators."""
    run(folder, register, "-c", SET_UP.format(register=register, name=name))


def test_the_local_operator_sees_and_resets_them(khabar: Callable[..., Answer], tmp_path: Path) -> None:
    given = "a long enough password\n"
    assert khabar("user", "add", "amal", "--administrator", "--register", "data", given=given).code == 0
    shown = khabar("user", "factors", "amal", "--register", "data")
    assert shown.out == "“amal” has no authenticator app; passkeys: 0; recovery codes left: 0.\n"
    set_up(tmp_path, "data", "amal")
    shown = khabar("user", "factors", "amal", "--register", "data")
    assert shown.out == "“amal” has an authenticator app; passkeys: 0; recovery codes left: 10.\n"
    done = khabar("user", "factors", "amal", "--reset", "--register", "data")
    assert "has no second factor now" in done.out
    shown = khabar("user", "factors", "amal", "--register", "data")
    assert "has no authenticator app" in shown.out
    assert khabar("user", "factors", "nobody", "--register", "data").code == 1
    assert khabar("user", "password", "amal", "--reset", "--register", "data").code == 2
    assert khabar("verify", "--register", "data").code == 0


def test_the_demonstration_opens_with_the_printed_password_alone(tmp_path: Path) -> None:
    """Its second start takes away what was tried out in it."""
    start = "from pathlib import Path; from khabar.cli.demonstration import sign_in; print(*sign_in(Path('demo'))[1:])"
    begin = "from pathlib import Path; from khabar.register.opening import open_or_begin as o; o(Path('demo'), 'demo')"
    run(tmp_path, "demo", "-c", begin)
    run(tmp_path, "demo", "-c", start)
    set_up(tmp_path, "demo", "demo")
    run(tmp_path, "demo", "-c", start)
    shown = run(tmp_path, "demo", "-m", "khabar", "user", "factors", "demo", "--register", "demo")
    assert "no authenticator app; passkeys: 0; recovery codes left: 0" in shown
