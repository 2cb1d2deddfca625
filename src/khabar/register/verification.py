"""Whether a register is as it was: stored bytes, custody chain and audit log, against themselves and an anchor file."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from khabar.evidence import GENESIS, digest_file, first_break
from khabar.register.accounts.models import AuditEntry, ChainHead
from khabar.register.anchors import Anchors, add_anchors, heads, read_anchors
from khabar.register.databases import snapshot
from khabar.register.documents.models import CustodyEntry, Document
from khabar.register.home import Home

Progress = Callable[[str, int, int], None]


def verify_register(home: Home, anchor: Path, progress: Progress) -> list[str]:
    """What is wrong with a register, in sentences that name the document or the first entry that fails; else nothing.

    A whole register is anchored: where its chains stand is appended to the anchor file. Raises BadInput
    when the anchor file can't be read.
    """
    problems = _documents(home, progress)
    known = read_anchors(anchor)
    with snapshot():  # nobody writes an entry between the walk, the heads and the anchor
        audits = AuditEntry.objects.order_by("id")
        custody = CustodyEntry.objects.order_by("id").select_related("document")
        told = ((row.previous_hash, row.hash, row.content()) for row in audits.iterator(2000))
        problems += _chain("audit", _counted("audit", told, audits.count(), progress), known.get("audit", {}))
        told = ((row.previous_hash, row.hash, row.content()) for row in custody.iterator(2000))
        problems += _chain("custody", _counted("custody", told, custody.count(), progress), known.get("custody", {}))
        standing = heads()
    if not problems:
        add_anchors(anchor, standing, verified=True)
    return problems


def _documents(home: Home, progress: Progress) -> list[str]:
    problems, total = [], Document.objects.count()
    for done, document in enumerate(Document.objects.order_by("id").iterator(), 1):
        try:
            is_whole = digest_file(home.store.path(document.digest)) == (document.digest, document.size)
            what = "" if is_whole else "its stored bytes are not those that were sealed"
        except OSError as error:
            what = f"its stored bytes can't be read ({error.strerror})"
        if what:
            problems.append(f"document {document.public_id}: {what}.")
        progress("documents", done, total)
    return problems


Entry = tuple[str, str, Mapping[str, object]]


def _counted(name: str, entries: Iterator[Entry], total: int, progress: Progress) -> Iterator[Entry]:
    for done, entry in enumerate(entries, 1):
        progress(f"{name} log", done, total)
        yield entry


def _chain(name: str, entries: Iterator[Entry], anchors: Anchors) -> list[str]:
    """The first thing that is wrong with one chain."""
    hashes = {0: GENESIS}
    length = 0

    def walk() -> Iterator[Entry]:
        nonlocal length
        for entry in entries:
            length += 1
            if length in anchors:
                hashes[length] = entry[1]
            hashes[-1] = entry[1]
            yield entry

    broken = first_break(walk())
    if broken is not None:
        return [f"{name} log: entry {broken + 1} fails first: it was edited, moved, or one before it was removed."]
    for anchored, last_hash in sorted(anchors.items()):
        if anchored > length:
            return [f"{name} log: entry {length + 1} is missing: it was cut off; the anchor knows {anchored} entries."]
        if hashes[anchored] != last_hash:
            return [
                f"{name} log: entry {anchored} is not the one that was anchored: the log was rewritten up to there."
            ]
    head = ChainHead.objects.filter(name=name).first()
    said = (head.length, head.last_hash) if head else (0, GENESIS)
    if said != (length, hashes.get(-1, GENESIS)):
        return [f"{name} log: entry {length + 1} fails first: {length} entries are here, {said[0]} were written."]
    return []
