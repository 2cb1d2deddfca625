from pathlib import Path

import pytest
from tests.register.conftest import Configure

from khabar.model import BadInput
from khabar.register.home import Home
from khabar.register.mail.server import password_file, server_of

SAID = '\n[mail]\nserver = "smtp.made-up.example"\nsender = "notes@made-up.example"\n'


def test_what_is_not_said_has_a_default(home: Home, configure: Configure) -> None:
    assert server_of(home) is None
    configure(SAID)
    found = server_of(home)
    assert found is not None
    assert (found.place, found.security, found.user) == ("smtp.made-up.example:587", "starttls", "")


@pytest.mark.parametrize(
    "lines",
    ['security = "none"', 'security = "ssl"', "port = 0", 'port = "25"', 'user = ["x"]', 'password = "x"', "mail = 1",
     'user = "notes"'],
)  # fmt: skip
def test_a_line_that_can_not_be_is_said(home: Home, configure: Configure, lines: str) -> None:
    configure(f"{SAID}{lines}\n")
    with pytest.raises(BadInput) as refused:
        server_of(home)
    assert str(home.root) in str(refused.value)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    "sender", ["", "x", "a@b\\nBcc: c@d", "Amal <a@b.example>", "a@b.example, c@d.example", "a @b.example", "@b"]
)
def test_a_sender_is_one_plain_address(home: Home, configure: Configure, sender: str) -> None:
    configure(f'\n[mail]\nserver = "smtp.made-up.example"\nsender = "{sender}"\n')
    with pytest.raises(BadInput, match="sender"):
        server_of(home)


def test_a_password_that_others_may_read_is_not_used(home: Home, configure: Configure) -> None:
    configure(f'{SAID}user = "notes"\n')
    file = password_file(home)
    file.write_text("secret\n")
    file.chmod(0o644)
    with pytest.raises(BadInput, match="chmod 600"):
        server_of(home)
    file.chmod(0o600)
    found = server_of(home)
    assert found is not None
    assert found.password == "secret"
    file.write_bytes(b"\xff")
    with pytest.raises(BadInput, match="can't be read"):
        server_of(home)


def test_an_authority_that_is_no_certificate_is_said(home: Home, configure: Configure, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("rubbish")
    for name in (tmp_path / "ca.pem", tmp_path / "none.pem"):
        home.settings.write_text(f'format = 2\n{SAID}authority = "{name}"\n')
        found = server_of(home)
        assert found is not None
        with pytest.raises(BadInput, match="PEM"):
            found.context()
