"""The writes of this app, each with its audit entry in one transaction."""

from collections.abc import Iterator, Mapping

from django.db import transaction

from khabar import linkage, model
from khabar.pipeline import Progress, to_table
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.analysis.models import LinkRun
from khabar.register.anchors import anchor
from khabar.register.home import Home
from khabar.register.people.actions import add_judgements
from khabar.register.people.queries import linkable
from khabar.register.people.regrouping import put_in_force, regroup

Keys = Mapping[tuple[str, str], int]


def link_register(home: Home, progress: Progress | None = None, actor: User | None = None) -> LinkRun:
    """Link everything the register holds; persons follow from the run's judgements. Raises BadInput.

    Kept pairs whose records came into one cluster are judged "same", the other kept pairs "unsure"; all enter in
    one transaction with one audit entry. The run's files stay in the data directory.
    """
    keys: dict[tuple[str, str], int] = {}
    records = []
    for key, record in linkable():
        keys[record.list_name, record.record_id] = key
        records.append(record)
    if not records:
        raise model.BadInput(f"{home.root}: the register holds no records yet. Take a list in first (khabar intake).")
    linked = linkage.link([to_table(records)], progress=progress)
    run = LinkRun(actor=actor, engine="local")
    linkage.write_outputs(linked, home.runs / run.public_id)
    with transaction.atomic():
        add_judgements(run.public_id, judgements(linked, keys))
        put_in_force(run.public_id, whole=True)
        run.counts = {"records": len(records), "pairs": linked.pairs.num_rows, **regroup()}
        run.save()
        audit(actor, "link run", f"link run {run.public_id}", **run.counts)
    anchor(home)
    return run


def judgements(linked: "linkage.Linked", keys: Keys) -> Iterator[model.Judgement]:
    """What a link run holds of its pairs, in terms of the register's records."""
    cluster = {
        (row["list"], row["record_id"]): row["cluster_id"]
        for batch in linked.clusters.to_batches()
        for row in batch.to_pylist()
    }
    for batch in linked.pairs.to_batches():
        for row in batch.to_pylist():
            a, b = (row["list_a"], row["record_a"]), (row["list_b"], row["record_b"])
            low, high = sorted((keys[a], keys[b]))
            verdict = model.Verdict.SAME if cluster[a] == cluster[b] else model.Verdict.UNSURE
            yield model.Judgement(low, high, verdict, row["match_weight"], row["match_probability"])
