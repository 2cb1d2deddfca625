"""Every address of families: the one list from which all tests of their pages take it, made from the addresses."""

import re

from khabar.register.families.steps import STEPS
from khabar.register.families.urls import family_patterns

LEAVING = "/notes/leave/"
NO_PIECE = "A" * 22
"""An id as photographs and testimonies have it, of none that there is; in a link of a mail it opens nothing either."""


def addresses() -> list[str]:
    """The address of every page, of steps each. A page that is added stands here by itself."""
    found: list[str] = []
    for one in family_patterns:
        route = "/notes/" + str(one.pattern).replace("<str:public_id>", NO_PIECE).replace("<str:token>", NO_PIECE)
        if "<int:number>" in route:
            found += [route.replace("<int:number>", str(number)) for number in range(1, len(STEPS) + 1)]
        else:
            found.append(route)
    assert not any(re.search("[<>]", path) for path in found), "say here how this address is filled in"
    return found


def inner() -> list[str]:
    """Those that stand inside a visit or at its door, without the one that ends it."""
    return [path for path in addresses() if path != LEAVING]
