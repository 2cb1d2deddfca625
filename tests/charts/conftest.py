"""Charts are read back as XML."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest


@pytest.fixture(scope="session")
def read() -> Callable[[str], ElementTree.Element]:
    """Read a drawing that a test has just made."""
    return ElementTree.XML
