"""Contradictions of every kind planted in two lists, looked for on the whole road: files, register, links, claims.

Both lists are taken in and linked by the model of `khabar link`. Records of one person that it leaves apart are joined
by a person's judgement, and counted: a contradiction can only be seen in somebody who is one person. A finding of a
kind that was not planted in a person is false, also beside a planted one of another kind.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from khabar.checks import Conflict
from khabar.model import Hop, HopKind, Verdict

EACH = 100
SEED = 1


def planted_contradictions(folder: Path) -> dict[str, Any]:
    """By kind: how many were planted and found, how many harmless pairs, and false findings in the whole register."""
    from khabar.register.opening import open_or_begin
    from khabar.synth.contradictions import PUBLISHED
    from khabar.synth.files import write_contradictions

    lists, truth = write_contradictions(EACH, SEED, folder / "lists")
    home = open_or_begin(folder / "register")
    from khabar.readers import ReadOptions
    from khabar.register.analysis.actions import link_register
    from khabar.register.documents.convert import chain_to_rows
    from khabar.register.documents.models import Document, Record
    from khabar.register.documents.revising import revise
    from khabar.register.findings.keeping import refresh
    from khabar.register.findings.models import Contradiction
    from khabar.register.intake.taking_in import take_in
    from khabar.register.people.deciding import judge
    from khabar.register.people.models import Membership

    for path in lists:
        take_in(home, path, path.stem, path.stem, ReadOptions())
    for document in Document.objects.all():
        chain = chain_to_rows([Hop(document.source.name, HopKind.PUBLISHED, str(PUBLISHED))])
        revise(document, "chain", chain, "as it is printed on it", None)
    link_register(home)
    keys = {(of, key): pk for pk, of, key in Record.objects.values_list("pk", "list__name", "given_id")}
    records: dict[str, list[int]] = {}
    said: dict[str, tuple[str, str]] = {}
    for row in truth:
        records.setdefault(row["person_id"], []).append(keys[row["list"], row["record_id"]])
        said[row["person_id"]] = row["contradiction"], row["planted"]
    member = dict(Membership.objects.values_list("record_id", "person_id"))
    left = [pair for pair in records.values() if len({member[key] for key in pair}) > 1]
    for one, other in left:
        judge(one, other, Verdict.SAME, "one national number", None)
    refresh()
    member = dict(Membership.objects.values_list("record_id", "person_id"))
    of_person = {member[pair[0]]: name for name, pair in records.items()}
    found = {(of_person.get(person, ""), kind) for person, kind in Contradiction.objects.values_list("person", "kind")}
    planted = {(name, kind) for name, (kind, is_planted) in said.items() if is_planted == "yes"}
    counts = {"planted": planted, "found": planted & found, "false": found - planted}
    by_kind = {word: Counter(kind for _name, kind in pairs) for word, pairs in counts.items()}
    return {
        "persons": len(said),
        "joined_by_a_person": len(left),
        **{kind.value: {word: counted[kind.value] for word, counted in by_kind.items()} for kind in Conflict},
    }
