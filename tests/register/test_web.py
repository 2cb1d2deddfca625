"""What a register has to do with the open web: nothing, unless register.toml says so."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from khabar.model import BadInput
from khabar.register.home import Home, open_home
from khabar.register.web import Web, read_web


def test_nothing_unless_it_is_said(home: Home) -> None:
    assert open_home(home.root).web == Web(fetch=False, robots=False)
    with home.settings.open("a", encoding="utf-8") as file:
        file.write("[web]\nfetch = true\n")
    assert open_home(home.root).web == Web(fetch=True, robots=False)


@pytest.mark.parametrize(
    "said", [{"web": True}, {"web": {"fetch": "yes"}}, {"web": {"fetch": 1}}, {"web": {"x": True}}]
)
def test_what_is_said_otherwise_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="web"):
        read_web(Path("register.toml"), said)


def test_robots_read_what_is_published_only_where_that_is_wanted(
    client: Client, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
    with home.settings.open("a", encoding="utf-8") as file:
        file.write("[web]\nrobots = true\n")
    monkeypatch.setattr(settings, "HOME", open_home(home.root))
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nAllow: /public/\nDisallow: /\n"
