"""Taking a document in: bytes into the store, then its parts into the register in chunks that a kill can't tear."""

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from khabar.model import BadInput
from khabar.pipeline import Progress, open_document
from khabar.readers import ReadOptions, read
from khabar.register.accounts.models import User
from khabar.register.documents.actions import finish, receive
from khabar.register.documents.models import Document
from khabar.register.documents.queries import held, other_sources
from khabar.register.home import Home
from khabar.register.people.actions import commit_parts

CHUNK = 5000


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one file. `was_held` says that the register had these bytes already, and nothing was added."""

    document: Document
    was_held: bool


def take_in(
    home: Home,
    path: Path,
    source: str,
    list_name: str | None,
    options: ReadOptions,
    progress: Progress | None = None,
    actor: User | None = None,
) -> TakenIn:
    """Take one file into the register. Raises BadInput, and then nothing of it is kept.

    The same bytes again add nothing; an intake that was interrupted goes on from its last chunk with the options it
    began with. What is parsed is the sealed copy, so that the records are those of the bytes that were sealed.
    """
    if not path.is_file():
        open_document(path, options)
    digest, size, is_new = home.store.put(path)
    document = held(digest)
    if document is None:
        try:
            document = _begin(home, path, digest, size, source, list_name, options, actor)
        except BaseException:
            if is_new:
                home.store.discard(digest)
            raise
    elif document.intake.is_done:
        return TakenIn(document, was_held=True)
    _go_on(home, document, progress, actor)
    return TakenIn(document, was_held=False)


def _begin(
    home: Home, path: Path, digest: str, size: int, source: str, list_name: str | None, options: ReadOptions,
    actor: User | None,
) -> Document:  # fmt: skip
    opened = open_document(home.store.path(digest), options, path.name)
    name = list_name or path.stem
    others = other_sources(name, source) if list_name is None and opened.survey.tables else []
    if others:
        raise BadInput(
            f"{path.name}: the list “{name}” already holds records from {', '.join(others)}. Say which list this is "
            "with --list NAME: the same name when it is an edition or a copy of that list, another one when it is not."
        )
    return receive(opened, digest, size, source, name, actor)


def _go_on(home: Home, document: Document, progress: Progress | None, actor: User | None) -> None:
    """Store the parts that are still missing, chunk by chunk."""
    intake = document.intake
    options = ReadOptions(**intake.options)
    sealed = home.store.path(document.digest)
    with closing(read(sealed, document.form, options, document.file_name)) as parts:
        left = islice(parts, intake.parts_done, None)
        while chunk := list(islice(left, CHUNK)):
            commit_parts(intake, chunk, actor)
            if progress:
                progress("take in", intake.parts_done, intake.parts)
    finish(intake, actor)
