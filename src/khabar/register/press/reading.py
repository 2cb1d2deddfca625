"""Articles among the documents of the register: their text, and reading them into suggestions."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from khabar import statements
from khabar.model import BadInput
from khabar.pipeline import read_article
from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import Document
from khabar.register.home import Home
from khabar.register.press.convert import findings, left_out
from khabar.register.press.models import Article, Finding, State

FACTS = ("title", "outlet", "office", "date", "language", "byline", "editor", "translated")


@cache
def reader_version() -> str:
    """Which reader makes suggestions: another one as soon as a rule or a word list of `khabar.statements` is another.

    Ex: "statements 3f9a1c07"
    """
    room = Path(statements.__file__).parent
    files = sorted(path for path in room.rglob("*") if path.suffix in (".py", ".yaml"))
    digest = sha256(b"".join(path.relative_to(room).as_posix().encode() + path.read_bytes() for path in files))
    return f"statements {digest.hexdigest()[:8]}"


def texts() -> QuerySet[Document]:
    """The documents with paragraphs, the latest first, with how many suggestions wait in each."""
    whole = Document.objects.filter(intake__is_done=True, intake__paragraphs__gt=0, intake__undo_began_at=None)
    waiting = Count("article__findings", filter=Q(article__findings__state=State.OPEN))
    return whole.select_related("source", "article").annotate(waiting=waiting).order_by("-received_at", "-pk")


def text_of(document: Document) -> str:
    """The text of a document, in which its findings count characters: its paragraphs where they stood."""
    text = ""
    for block in document.text_blocks.order_by("start"):
        text += "\n" * (block.start - len(text)) + block.text
    return text


@needs(Right.TAKE_IN)
def read_document(home: Home, document: Document, actor: User | None = None) -> Article:
    """Read a text document: what it says of itself is kept, what is found in it becomes suggestions.

    Its address is where it was fetched from, if it was. Only the sealed copy is read, in the limited child. Read again,
    nothing changes. Raises BadInput for a list.
    """
    if found := Article.objects.filter(document=document).first():
        return found
    if document.intake.undo_began_at or not document.intake.is_done:
        raise BadInput(_("This document is not taken in whole. Take it in first."))
    options = ReadOptions(**document.intake.options)
    _text, read = read_article(home.store.path(document.digest), options, document.file_name)
    facts = read.document
    with transaction.atomic():
        article, is_new = Article.objects.get_or_create(
            document=document,
            defaults={
                **{name: getattr(facts, name) for name in FACTS},
                "date": facts.date or document.intake.options.get("dated", ""),
                "disclaimers": [{"text": one.text, "kind": one.kind} for one in facts.disclaimers],
                "related": [one.text for one in facts.related],
                "left_out": left_out(facts),
                "read_with": reader_version(),
                "address": getattr(document.origins.first(), "address", ""),
            },
        )
        if is_new:
            rows = Finding.objects.bulk_create(findings(article, read))
            note(actor, "article read", f"article {article.public_id}", document=document.public_id, found=len(rows))
    return article
