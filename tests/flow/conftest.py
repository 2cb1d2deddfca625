"""What whole journeys share."""

import pytest
from tests import reading


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    reading.without_process(monkeypatch)
