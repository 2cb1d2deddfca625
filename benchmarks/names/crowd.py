"""People who might stand on the same list: relatives and strangers made from the parts of names that do."""

import random
from collections.abc import Iterable

from khabar.names import parse


def crowd(names: Iterable[str], size: int, seed: int = 4) -> list[str]:
    """`size` names like those given: two in five brothers or sisters, one in five cousins, the rest strangers.

    A brother or sister has another given name than any known one, a cousin another father as well, a stranger every
    part from somebody else at the same place of a name; so parts are as usual as they are among the names given, and
    namesakes among strangers are as frequent.
    """
    lot = random.Random(seed)
    known = set(dict.fromkeys(names))
    rows = [row for row in (tuple(part.text for part in parse(name).parts) for name in sorted(known)) if len(row) >= 3]
    made: list[str] = []
    while len(made) < size:
        row, kind = list(lot.choice(rows)), lot.random()
        row[0] = lot.choice(rows)[0]
        if kind >= 0.4:
            row[1] = lot.choice(rows)[1]
        if kind >= 0.6:
            row[2] = lot.choice(rows)[2]
            row[3:] = lot.choice(rows)[3:]
        name = " ".join(row)
        if kind >= 0.6 or name not in known:
            made.append(name)
            known.add(name)
    return made
