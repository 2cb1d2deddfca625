"""Facts of the document: title, outlet, office, date, names of those who wrote, and what doesn't belong to the news."""

from benchmarks.statements.reading import Reading
from benchmarks.statements.spans import alike, covered, folded
from benchmarks.statements.tally import Tally


def document(tally: Tally, reading: Reading) -> None:
    """Title and date must be the same, names and bodies alike; blocks must be at the same characters."""
    there, found = reading.there, reading.article.document
    for name in ("title", "outlet", "office", "date", "byline", "editor"):
        was, is_ = there.document[name], getattr(found, name) or None
        exact = name in ("title", "date")
        same = folded(was) == folded(is_) if exact else alike(was, is_)
        tally.one(name, there.name, name, was, None if is_ is None else str(is_), same)
    told = (there.document["translated"] or None, found.translated or None)
    tally.one("translated", there.name, "translated", *told, same=True)
    tally.one("language", there.name, "language", there.language, found.language, there.language == found.language)
    for name in ("disclaimers", "related"):
        _blocks(tally, reading, name)
    _boilerplate(tally, reading)


def _blocks(tally: Tally, reading: Reading, name: str) -> None:
    """At least half of a block must be covered, on either side: two sentences may be found as one block or as two."""
    there, found = getattr(reading.there, name), getattr(reading.article.document, name)
    for asked in there:
        if asked.optional:
            continue
        if covered(asked.span, [block.span for block in found]):
            tally.hit(name)
        else:
            tally.missed(name, reading.there.name, asked.text)
    for block in found:
        if not covered(block.span, [asked.span for asked in there]):
            tally.wrong(name, reading.there.name, block.text)


def _boilerplate(tally: Tally, reading: Reading) -> None:
    """Wrong is only what covers news: a page holds more that is none than anybody annotates."""
    there, blocks = reading.there, reading.article.document.boilerplate
    for asked in there.boilerplate:
        if covered(asked.span, [block.span for block in blocks]):
            tally.hit("boilerplate")
        else:
            tally.missed("boilerplate", there.name, asked.text)
    news = [found.span for found in (*there.statements, *there.figures, *there.disclaimers)]
    for block in blocks:
        if any(covered(span, [block.span]) for span in news):
            tally.wrong("boilerplate", there.name, block.text)
