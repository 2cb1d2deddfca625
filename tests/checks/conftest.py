"""Claims for tests of checks, made up in one line each."""

from collections.abc import Callable

import pytest

from khabar.checks import Told
from khabar.model import Claim, ClaimKind, Credibility

Tell = Callable[..., Told]


@pytest.fixture
def tell() -> Tell:
    """tell(kind, date, source, rated) -> Told; `rated` is the figure that a person gave, if any."""

    def one(kind: ClaimKind, date: str = "", source: str = "A", rated: str = "") -> Told:
        claim = Claim(f"{kind}{date}{source}", "list", "1", kind, 0, "", date, credibility=Credibility(rated or "6"))
        return Told(claim, source, bool(rated))

    return one
