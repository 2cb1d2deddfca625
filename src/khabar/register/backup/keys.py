"""The key pair of backups: the recipient encrypts and stays with the register, the identity decrypts and stays away."""

import os
from collections.abc import Sequence
from pathlib import Path

import pyrage

from khabar.model import BadInput


def new_key(path: Path) -> str:
    """Write a new identity to `path`, readable by its owner alone; returns its recipient (age1...). Raises BadInput.

    The file is one that `age` and `age-keygen` understand.
    """
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise BadInput(f"{path}: there is something of this name already. A key is never overwritten.") from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"# The key of khabar's backups. Keep it offline.\n# public key: {recipient}\n{identity}\n")
        file.flush()
        os.fsync(file.fileno())
    return recipient


def read_recipients(texts: Sequence[str]) -> list[pyrage.x25519.Recipient]:
    """Recipients that are written as age1... Raises BadInput for any other text, and when there is none."""
    found = []
    for text in texts:
        if text.startswith("AGE-SECRET-KEY-"):
            raise BadInput("this is a secret key, not a recipient. Name the line that begins with age1.", exit_code=2)
        try:
            found.append(pyrage.x25519.Recipient.from_str(text))
        except pyrage.RecipientError as error:
            raise BadInput(f"“{text}” is no recipient. Name one that begins with age1.", exit_code=2) from error
    if not found:
        raise BadInput(
            "a backup needs a recipient, who alone can open it. Make a key with “khabar backup --new-key FILE” and "
            "name its recipient with --recipient, or under [backup] in register.toml.",
            exit_code=2,
        )
    return found


def recipients_in(path: Path) -> list[str]:
    """The recipients that stand in a file, one a line; # begins a remark. Raises BadInput."""
    return _lines(path)


def read_identities(path: Path) -> list[pyrage.x25519.Identity]:
    """The identities in a key file. Raises BadInput when there is none."""
    found = []
    for line in _lines(path):
        try:
            found.append(pyrage.x25519.Identity.from_str(line))
        except pyrage.IdentityError as error:
            raise BadInput(f"{path}: this is no key of a backup. Name the file made by --new-key.") from error
    if not found:
        raise BadInput(f"{path}: there is no key in this file. Name the file made by --new-key.")
    return found


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is no text"
        raise BadInput(f"{path}: the file can't be read ({what}). Check the path.") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
