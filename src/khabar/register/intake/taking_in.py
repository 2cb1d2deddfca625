"""Taking a document in: bytes into the store, then its parts into the register in chunks that a kill can't tear."""

from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from pathlib import Path

from django.db import transaction

from khabar.model import BadInput
from khabar.pipeline import Progress, open_document
from khabar.readers import Fetched, ReadOptions, read
from khabar.readers.damage import damage, shown
from khabar.register.accounts.models import User
from khabar.register.anchors import anchor
from khabar.register.documents.actions import finish, receive
from khabar.register.documents.models import Document, Source
from khabar.register.documents.origins import keep_origin
from khabar.register.documents.queries import editions_of, held, other_sources
from khabar.register.home import Home
from khabar.register.intake.editions import find_edition, hold_against
from khabar.register.people.actions import commit_parts

CHUNK = 5000


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one file. `was_held` says that the register had these bytes already, and nothing was added.

    `edition` counts what an edition added, changed, left as it was and left out of the one before; else it is empty.
    """

    document: Document
    was_held: bool
    edition: dict[str, int]


class FindOut(Enum):
    """Says that khabar is to find out by itself which document a new one is an edition of."""

    FIND_OUT = "find out"


@dataclass(frozen=True, slots=True)
class Wish:
    """As what a file is to be taken in. Without a list name the list is the file's stem.

    `follows` is the document of which this is a newer edition, or None when it is of none. `fetched`: how it came, when
    it came from an address.
    """

    file_name: str
    source: str
    list_name: str | None
    options: ReadOptions
    follows: Document | FindOut | None = FindOut.FIND_OUT
    fetched: Fetched | None = None


def take_in(
    home: Home,
    path: Path,
    source: str,
    list_name: str | None,
    options: ReadOptions,
    progress: Progress | None = None,
    actor: User | None = None,
    fetched: Fetched | None = None,
) -> TakenIn:
    """Take one file into the register. Raises BadInput, and then nothing of it is kept.

    The same bytes again add nothing, unless their intake was undone; an intake that was interrupted goes on from its
    last chunk as it began.
    """
    if not path.is_file():
        open_document(path, options)
    digest, size, is_new = home.store.put(path)
    try:
        wish = Wish(shown(path.name), source, list_name, options, fetched=fetched)
        return take_in_sealed(home, digest, size, wish, progress, actor)
    except BaseException:
        if is_new and held(digest) is None:
            home.store.discard(digest)
        raise


def take_in_sealed(
    home: Home,
    digest: str,
    size: int,
    wish: Wish,
    progress: Progress | None = None,
    actor: User | None = None,
) -> TakenIn:
    """The same for bytes that are in the store. Only the sealed copy is parsed: the records are those of its bytes."""
    document = held(digest)
    if document is None or document.intake.undone_at:
        document = _begin(home, digest, size, wish, actor)
    elif wish.fetched:
        keep_origin(document, wish.fetched, actor)
    if document.intake.is_done and not document.intake.undo_began_at:
        return TakenIn(document, was_held=True, edition={})
    return TakenIn(document, was_held=False, edition=go_on(home, document, progress, actor))


def _check(wish: Wish) -> None:
    """Refuse names that a database could not hold as they are. Raises BadInput."""
    longest = Source._meta.get_field("name").max_length or 0
    for what, name in (("source", wish.source), ("list", wish.list_name or "")):
        if trouble := damage(name):
            raise BadInput(f"{wish.file_name}: the name of its {what} is no text ({trouble}). Write it in UTF-8.")
    if len(wish.source) > longest:
        raise BadInput(f"{wish.file_name}: the name of its source has more than {longest} characters. Shorten it.")


def _begin(home: Home, digest: str, size: int, wish: Wish, actor: User | None) -> Document:
    _check(wish)
    opened = open_document(home.store.path(digest), wish.options, wish.file_name)
    name = wish.list_name or Path(wish.file_name).stem
    others = other_sources(name, wish.source) if wish.list_name is None and opened.survey.tables else []
    if others:
        raise BadInput(
            f"{wish.file_name}: the list “{name}” already holds records from {', '.join(others)}. Say which list this "
            "is with --list NAME: the same name when it is an edition or a copy of that list, another one when it is "
            "not."
        )
    follows = wish.follows
    if isinstance(follows, FindOut):
        edition = find_edition(opened, wish.source, name)
        follows = edition.follows if edition else None
    elif follows is not None and follows not in editions_of(wish.source, name):
        raise BadInput(
            f"{wish.file_name}: another edition of “{name}” came in meanwhile, or the one it follows was undone. Look "
            "through it again."
        )
    with transaction.atomic():
        document = receive(opened, digest, size, wish.source, name, actor, follows)
        if wish.fetched:
            keep_origin(document, wish.fetched, actor)
    return document


def go_on(home: Home, document: Document, progress: Progress | None, actor: User | None) -> dict[str, int]:
    """Store the parts that are still missing, chunk by chunk; returns what an edition added, changed and so on."""
    intake = document.intake
    if intake.undo_began_at:
        raise BadInput(f"{document.file_name}: its intake is being undone. Take it in again after that.")
    options = ReadOptions(**intake.options)
    sealed = home.store.path(document.digest)
    edition = None
    if intake.follows:
        edition = hold_against(open_document(sealed, options, document.file_name), intake.follows)
    with closing(read(sealed, document.form, options, document.file_name)) as parts:
        left = islice(parts, intake.parts_done, None)
        while chunk := list(islice(left, CHUNK)):
            commit_parts(intake, chunk, actor, edition.earlier if edition else None)
            if progress:
                progress("take in", intake.parts_done, intake.parts)
    finish(intake, actor)
    anchor(home)
    return edition.alignment.counts if edition else {}
