"""One small set of invented lists with their truth, linked once for all tests of the room."""

import pyarrow as pa
import pytest

from khabar.linkage import Linked, link
from khabar.synth import Lists, generate


@pytest.fixture(scope="session")
def lists() -> Lists:
    return generate(900, 5, 4)


@pytest.fixture(scope="session")
def linked(lists: Lists) -> Linked:
    return link(lists.tables)


@pytest.fixture(scope="session")
def keys(lists: Lists) -> list[tuple[str, str]]:
    whole = pa.concat_tables([table.select(["list", "record_id"]) for table in lists.tables])
    return list(zip(whole["list"].to_pylist(), whole["record_id"].to_pylist(), strict=True))
