from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.model import BadInput


@pytest.fixture
def refusal() -> Callable[[Callable[[], object]], str]:
    """The one sentence with which a call refuses."""

    def of(call: Callable[[], object]) -> str:
        with pytest.raises(BadInput) as refused:
            call()
        sentence = str(refused.value)
        assert "\n" not in sentence
        assert "Traceback" not in sentence
        return sentence

    return of


@pytest.fixture
def save(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """A file of this name and content; text is written as UTF-8 with its line ends as they are."""

    def to(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return to
