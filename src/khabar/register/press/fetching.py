"""An article fetched from an address that a person typed, where the administrator allows it (`register.web`).

Asked for on a page, done by the background worker; what is asked of whom is bounded by `readers.fetch`.
"""

from datetime import timedelta
from pathlib import Path
from time import sleep
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.model import BadInput
from khabar.readers import Fetched, ReadOptions, fetch, is_address
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.models import Document
from khabar.register.documents.queries import held
from khabar.register.home import Busy, Home
from khabar.register.intake.spool import folder
from khabar.register.intake.taking_in import Wish, take_in_sealed
from khabar.register.press import tasks
from khabar.register.press.models import Fetch
from khabar.register.press.reading import read_document

DAY = timedelta(days=1)
MOST = 200
"""So many articles may one person ask for in a day: they are named one by one, nothing is harvested."""
TURN = 1.0
"""Seconds between two tries to get hold of the register while another long write holds it."""


@needs(Right.TAKE_IN)
@transaction.atomic
def ask_to_fetch(address: str, source: str, actor: User) -> Fetch:
    """Let the worker fetch an article. Raises BadInput, and PermissionDenied where the register may fetch nothing."""
    if not settings.HOME.web.fetch:
        raise PermissionDenied
    if not is_address(address) or not address.isprintable():
        raise BadInput(_("This is no address of a page. Copy it from the browser; it begins with https:// or http://."))
    if Fetch.objects.filter(by=actor, at__gt=timezone.now() - DAY).count() >= MOST:
        raise BadInput(_("You asked for very many articles today. Save the others as files, and take those in."))
    asked = Fetch.objects.create(address=address, source_name=source.strip(), by=actor)
    audit(actor, "article asked for", f"fetch {asked.public_id}")
    tasks.fetch.enqueue(asked.pk)
    return asked


def perform(key: int) -> None:
    """Fetch, seal and read it. Called by the worker alone; may be called again."""
    asked = Fetch.objects.select_related("by").get(pk=key)
    if asked.state != Fetch.State.WAITING:
        return
    home: Home = settings.HOME
    try:
        found = fetch(asked.address)
        article = read_document(home, _in_turn(home, asked, found), asked.by)
    except BadInput as refusal:
        _end(asked, state=Fetch.State.REFUSED, message=str(refusal))
        return
    _end(asked, state=Fetch.State.DONE, article=article)


def _in_turn(home: Home, asked: Fetch, found: Fetched) -> Document:
    """Wait until the register is free, then take it in like a file."""
    while True:
        try:
            with home.writing("this article"):
                return _take_in(home, asked, found)
        except Busy:
            sleep(TURN)


def _take_in(home: Home, asked: Fetch, found: Fetched) -> Document:
    digest, size, is_new = _sealed(home, found.data)
    try:
        wish = Wish(found.name, asked.source_name, None, ReadOptions(encoding=found.encoding), None, found)
        document = take_in_sealed(home, digest, size, wish, actor=asked.by).document
    except BaseException:
        if is_new and held(digest) is None:
            home.store.discard(digest)
        raise
    return document


def _sealed(home: Home, data: bytes) -> tuple[str, int, bool]:
    path: Path = folder() / uuid4().hex
    try:
        path.write_bytes(data)
        return home.store.put(path)
    finally:
        path.unlink(missing_ok=True)


@transaction.atomic
def _end(asked: Fetch, **told: object) -> None:
    """Keep what came of it."""
    Fetch.objects.filter(pk=asked.pk).update(**told, ended_at=timezone.now())
    audit(asked.by, "article fetched", f"fetch {asked.public_id}", came=bool(told.get("article")))
