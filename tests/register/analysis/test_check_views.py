"""Pairs drawn to check a link run: from its page, and what the command says."""

from pathlib import Path

import pytest
from django.test import Client

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.analysis.actions import link_register
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.review.models import CheckSample
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_sample_is_drawn_from_the_page_of_the_run_that_counts(
    client: Client, home: Home, tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    client.force_login(User.objects.create_user("amal", password="x", role=Role.ANALYST))
    for path in write_lists(100, 3, 7, tmp_path / "lists").files:
        take_in(home, path, path.stem, None, ReadOptions())
    page = f"/runs/{link_register(home).public_id}/"
    english = {"accept-language": "en"}
    assert "Nobody has checked it yet" in client.get(page, headers=english).content.decode()
    assert client.post(f"{page}check/")["Location"] == page
    shown = client.get(page, headers=english).content.decode()
    assert "fewer than 50" in shown
    assert "Draw another sample" in shown
    link_register(home, anew=True)
    assert 'id="checked"' not in client.get(page).content.decode(), "it does not count any more"
    assert CheckSample.objects.count() == 1
    client.force_login(User.objects.create_user("emma", password="x", role=Role.CASE_WORKER))
    assert client.post(f"{page}check/").status_code == 403


def test_the_command_says_that_nothing_was_drawn(tmp_path: Path, khabar: object) -> None:
    assert callable(khabar)
    register = tmp_path / "khabar-data"
    (tmp_path / "a.csv").write_text("id,name\n1,زيد النجار\n", "utf-8")
    assert khabar("intake", tmp_path / "a.csv", "--source", "A", "--register", register).code == 0
    answer = khabar("link", "--checked", "--register", register)
    assert (answer.code, "no pairs have been drawn" in answer.err) == (1, True)
    assert khabar("link", tmp_path / "a.csv", "--out", tmp_path / "out", "--checked").code == 2
