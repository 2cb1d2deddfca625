"""What the tests of accounts share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def counters_begin_anew() -> None:
    cache.clear()
