"""The house keeps its shape: small files, no network on import, a page for every verb and every form."""

import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.cli import verb_names
from khabar.readers.forms import form_names, load

ROOT = Path(__file__).parents[1]
SOURCES = [path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts]


def test_files_are_small() -> None:
    lengths = sorted(len(path.read_text("utf-8").splitlines()) for path in SOURCES)
    assert lengths[-1] <= 400
    assert statistics.median(lengths) <= 80
    assert lengths[int(len(lengths) * 0.9)] <= 250


def test_the_core_works_without_the_registers_packages() -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('django', 'pyspark', 'gunicorn')));"
        "import khabar.pipeline, khabar.cli, khabar.names, khabar.linkage; khabar.cli.build_parser()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_verb_has_help_and_its_page() -> None:
    page = (ROOT / "docs/guide/commands.md").read_text("utf-8")
    for name in verb_names():
        command = [sys.executable, "-m", "khabar", name, "--help"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "usage: khabar" in done.stdout
        assert f"## khabar {name}" in page, f"docs/guide/commands.md says nothing of {name}"


def test_every_form_has_its_place_in_the_docs() -> None:
    page = (ROOT / "docs/guide/readers.md").read_text("utf-8")
    for name in form_names():
        for suffix in load(name).SUFFIXES:
            assert f"`{suffix}`" in page or suffix in page, f"docs/guide/readers.md says nothing of {suffix}"


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_requirements_pin_hashes_and_name_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")
