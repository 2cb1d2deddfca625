"""What tests of several apps of the register use."""

import pytest

from khabar.register.documents.models import Document, Source


@pytest.fixture
def document(db: None) -> Document:
    """A document of which nothing has been taken in yet."""
    source = Source.objects.create(name="A")
    return Document.objects.create(digest="0" * 64, size=1, file_name="a.csv", form="csv", source=source)
