"""What `khabar doctor` looks at. One file is one room of checks; every check says what it found and what to do."""

from collections.abc import Callable, Iterator

from khabar.register.doctor import database, history, machine, mail, places, vault
from khabar.register.doctor.finding import Finding
from khabar.register.home import Home

ROOMS: tuple[Callable[[Home], Iterator[Finding]], ...] = (
    machine.look, places.look, database.look, history.look, vault.look, mail.look,
)  # fmt: skip


def examine(home: Home) -> Iterator[Finding]:
    """Every finding on a register, in the order of the rooms. Django is set up; nothing is changed."""
    for look in ROOMS:
        yield from look(home)
