"""An article read anew, by a reader that finds other things: what people decided stays, what changed is told."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from khabar import model
from khabar.model import BadInput
from khabar.pipeline import read_article
from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import Revision
from khabar.register.documents.revising import subject_of
from khabar.register.home import Home
from khabar.register.press.convert import findings, left_out
from khabar.register.press.models import Article, Finding, Rereading, State
from khabar.register.press.reading import FACTS, reader_version, text_of

ASIDE = 1_000_000
"""Added to numbers while they are given anew: two findings of a kind never have the same one."""
REFERENCES = {"statement": "statement", "part_of": "figure"}
"""Which contents of a figure are numbers of other findings, and of which kind."""


@dataclass(slots=True)
class Changed:
    """What reading anew changed. Suggestions as kind and words; `facts` as field, before, after.

    `kept`: decided on by people, and found again; `unfound`: decided on, kept, and no longer found; `differing`: facts
    that would be read otherwise, but people corrected them or they are public.
    """

    added: list[tuple[str, str]] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    changed: list[tuple[str, str]] = field(default_factory=list)
    unfound: list[tuple[str, str]] = field(default_factory=list)
    facts: list[tuple[str, str, str]] = field(default_factory=list)
    differing: list[tuple[str, str, str]] = field(default_factory=list)
    kept: int = 0


Place = tuple[str, int, int]
"""What tells findings of one article apart: kind, first and last character."""


def is_read_by_older(article: Article) -> bool:
    """Whether another reader than this one made the suggestions of an article."""
    return article.read_with != reader_version()


@needs(Right.TAKE_IN)
def read_again(home: Home, article: Article, actor: User | None = None) -> Rereading:
    """Read an article anew from its sealed copy. Suggestions that wait are those of now; decided ones stay as they are.

    Raises BadInput when the article is read into another text than the one in which characters were counted.
    """
    document = article.document
    options = ReadOptions(**document.intake.options)
    text, read = read_article(home.store.path(document.digest), options, document.file_name)
    if text != text_of(document):
        raise BadInput(_("This document is read into another text now. Take it in again as a new one, and read that."))
    with transaction.atomic():
        current = Article.objects.select_for_update().get(pk=article.pk)
        changed = Changed()
        _renew(current, findings(current, read), changed)
        before = current.read_with
        _set_facts(current, read.document, changed)
        Article.objects.filter(pk=current.pk).update(read_with=reader_version(), left_out=left_out(read.document))
        made = Rereading.objects.create(
            article=current, actor=actor, before=before, after=reader_version(), changes=asdict(changed)
        )
        counts = {"added": len(changed.added), "gone": len(changed.gone), "unchanged": changed.kept}
        note(actor, "article read again", f"article {current.public_id}", **counts)
    return made


def _renew(article: Article, found: list[Finding], changed: Changed) -> None:
    """Bring the suggestions to what is found now, and number them anew."""
    held = list(article.findings.all())
    by_place: dict[Place, Finding] = {_place(one): one for one in held}
    again = {_place(one) for one in found}
    gone = [one for one in held if _place(one) not in again and one.state == State.OPEN]
    unfound = [one for one in held if _place(one) not in again and one.state != State.OPEN]
    numbers = _numbers(held, found, unfound)
    changed.gone, changed.unfound = _told(gone), _told(unfound)
    Finding.objects.filter(pk__in=[one.pk for one in gone]).delete()
    article.findings.update(number=F("number") + ASIDE)
    for one in unfound:
        one.number = numbers[one.kind, one.number]
        one.content = _renumbered(one.content, numbers)
        one.save(update_fields=["number", "content"])
    for new in found:
        old = by_place.get(_place(new))
        if old is None:
            new.save()
            changed.added += _told([new])
        elif old.state == State.OPEN:
            if (old.text, old.content) != (new.text, _as_kept(new, old, numbers)):
                changed.changed += _told([new])
            new.pk = old.pk
            new.save(force_update=True)
        else:
            changed.kept += 1
            own = {name: new.content[name] for name in REFERENCES if name in new.content}
            Finding.objects.filter(pk=old.pk).update(number=new.number, content={**old.content, **own})


def _as_kept(new: Finding, old: Finding, numbers: Mapping[tuple[str, int], int]) -> dict[str, Any]:
    """What the old content would have to be for nothing to have changed but numbers."""
    return dict(new.content) if _renumbered(old.content, numbers) == new.content else {}


def _place(one: Finding) -> Place:
    return str(one.kind), one.start, one.end


def _told(some: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(str(one.kind), one.text) for one in some]


def _numbers(held: list[Finding], found: list[Finding], unfound: list[Finding]) -> dict[tuple[str, int], int]:
    """By kind and number until now, the number from now on; of what is gone there is none."""
    new = {_place(one): one.number for one in found}
    numbers = {(str(one.kind), one.number): new[_place(one)] for one in held if _place(one) in new}
    behind: dict[str, int] = {}
    for one in found:
        behind[str(one.kind)] = max(behind.get(str(one.kind), 0), one.number + 1)
    for one in unfound:
        numbers[str(one.kind), one.number] = behind.get(str(one.kind), 0)
        behind[str(one.kind)] = behind.get(str(one.kind), 0) + 1
    return numbers


def _renumbered(content: Mapping[str, Any], numbers: Mapping[tuple[str, int], int]) -> dict[str, Any]:
    named = {name: kind for name, kind in REFERENCES.items() if content.get(name) is not None}
    return {**content, **{name: numbers.get((kind, int(content[name]))) for name, kind in named.items()}}


def _set_facts(article: Article, facts: model.ArticleFacts, changed: Changed) -> None:
    """Take over what it says of itself, unless people said otherwise or it is public: then it is told only."""
    judged = set(Revision.objects.filter(subject=subject_of(article)).values_list("field", flat=True))
    for name in FACTS:
        before, after = str(getattr(article, name)), str(getattr(facts, name))
        if name == "date" and not after:
            after = str(article.document.intake.options.get("dated", ""))
        if before == after:
            continue
        if name in judged or article.published_at:
            changed.differing.append((name, before, after))
        else:
            changed.facts.append((name, before, after))
            setattr(article, name, after)
            article.save(update_fields=[name])
    if article.published_at:
        return
    article.disclaimers = [{"text": one.text, "kind": one.kind} for one in facts.disclaimers]
    article.related = [one.text for one in facts.related]
    article.save(update_fields=["disclaimers", "related"])
