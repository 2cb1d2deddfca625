"""What the tests of accounts share."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Texts are in English, whatever language a page of the test before was asked for in; counters begin anew."""
    cache.clear()
    with translation.override("en"):
        yield
