"""The help texts in docs/guide/commands.md are those that the program prints.

After changing a verb, write them anew: .venv/bin/python tests/docs/test_commands.py
"""

import io
import os
import re
from contextlib import redirect_stdout
from pathlib import Path
from unittest import mock

import pytest

from khabar.cli import main, verb_names

PAGE = Path(__file__).parents[2] / "docs/guide/commands.md"
BLOCK = re.compile(r"(?<=^```text\n)\$ khabar (?P<call>[\w -]*--help)\n.*?(?=^```$)", re.DOTALL | re.MULTILINE)


def with_fresh_help(page: str) -> str:
    """The page with every block that begins with a call for help as the program answers it, 100 columns wide."""

    def answer(block: re.Match[str]) -> str:
        printed = io.StringIO()
        plain = mock.patch.dict(os.environ, COLUMNS="100", NO_COLOR="1")
        with plain, redirect_stdout(printed), pytest.raises(SystemExit):
            main(block["call"].split())
        return f"$ khabar {block['call']}\n{printed.getvalue()}"

    return BLOCK.sub(answer, page)


def test_the_page_shows_the_help_that_is_printed() -> None:
    page = PAGE.read_text("utf-8")
    assert with_fresh_help(page) == page


def test_the_page_shows_every_verb_and_no_other() -> None:
    page = PAGE.read_text("utf-8")
    assert re.findall(r"^## khabar (.+)$", page, re.MULTILINE) == verb_names()
    assert [block["call"] for block in BLOCK.finditer(page)] == ["--help", *(f"{verb} --help" for verb in verb_names())]


if __name__ == "__main__":
    PAGE.write_text(with_fresh_help(PAGE.read_text("utf-8")), "utf-8")
