"""Every text of the pages speaks Arabic, and what is compiled is what is written."""

import gettext
import io
import re
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import khabar.register

ROOT = Path(khabar.register.__file__).parent
ARABIC = ROOT / "locale/ar/LC_MESSAGES/django.po"


def texts() -> set[str]:
    found: set[str] = set()
    for path in ROOT.rglob("*.html"):
        page = path.read_text("utf-8")
        found |= {a or b for a, b in re.findall(r"""{% translate (?:"([^"]+)"|'([^']+)')""", page)}
        for block in re.findall(r"{% blocktranslate[^%]*%}(.*?){%", page, re.DOTALL):
            found.add(re.sub(r"{{ (\w+) }}", r"%(\1)s", block))
    for path in ROOT.rglob("*.py"):
        found |= set(re.findall(r'\b_\("([^"]+)"\)', path.read_text("utf-8")))
    return found


def test_every_text_is_translated() -> None:
    catalogue = read_po(io.BytesIO(ARABIC.read_bytes()), locale="ar")
    translated = {
        message.id[0] if isinstance(message.id, tuple) else message.id
        for message in catalogue
        if message.id and message.string and (isinstance(message.string, str) or all(message.string))
    }
    assert texts() - translated == set()
    assert translated - texts() == set()


def messages(compiled: bytes) -> dict[object, str]:
    catalogue = vars(gettext.GNUTranslations(io.BytesIO(compiled)))["_catalog"]
    return {key: text for key, text in catalogue.items() if key}


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(ARABIC.read_bytes()), locale="ar"))
    assert messages(compiled.getvalue()) == messages(ARABIC.with_suffix(".mo").read_bytes())
