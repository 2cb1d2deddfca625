"""The demonstration: from nothing to a linked register of made-up people."""

import json
import secrets
import shutil
from pathlib import Path
from time import perf_counter
from typing import Any

from khabar.cli.show import Progress
from khabar.model import BadInput
from khabar.readers import ReadOptions
from khabar.register.home import Home, Outgrown, open_home
from khabar.register.opening import open_or_begin, open_register

SEED = 1
LISTS = 5
USER = "demo"
LISTED = 10
"""So many invented facilities are on the list; the others are left for trying."""

PUBLIC = (("1998", "2014"), ("2011", ""), ("", ""))
"""Of the first ones everybody knows that they exist, and when they opened and closed, so that a tip can be checked."""

KINDS = {"سجن": "prison", "فرع": "branch", "مخفر": "post", "معسكر": "camp", "مشفى": "hospital", "مستودع": "makeshift"}


def kept(root: Path, people: int) -> dict[str, Any] | None:
    """The summary of a demonstration of this size that stands in `root` whole, else None (what is there is removed).

    Raises BadInput when `root` holds something else than a demonstration.
    """
    if not root.exists():
        return None
    if not (root / "register.toml").exists() and any(root.iterdir()):
        raise BadInput(f"{root}: the folder holds no demonstration. Name another with --register DIR.", exit_code=2)
    kind, is_outgrown = _kind(root)
    if kind not in ("", "demo"):
        raise BadInput(f"{root}: this is a real register, not a demonstration. Name another folder.", exit_code=2)
    summary = root / "summary.json"
    if not is_outgrown and summary.exists() and (said := json.loads(summary.read_text("utf-8")))["people"] == people:
        return dict(said)
    shutil.rmtree(root)
    return None


def _kind(root: Path) -> tuple[str, bool]:
    """Of which kind the register in `root` is ("" when there is none), and whether this khabar is too new for it."""
    try:
        return (open_home(root).kind if (root / "register.toml").exists() else ""), False
    except Outgrown as outgrown:
        return outgrown.kind, True


def build(root: Path, people: int, progress: Progress) -> dict[str, Any]:
    """Make lists and statements, take them in, link them and measure; returns counts, seconds, precision and recall."""
    from khabar.synth import write

    seconds: dict[str, float] = {}
    begun = last = perf_counter()

    def lap(stage: str) -> None:
        nonlocal last
        seconds[stage] = round(perf_counter() - last, 3)
        last = perf_counter()

    home = open_or_begin(root, kind="demo")
    lap("set up")
    written = write(people, LISTS, SEED, root / "inputs", progress=lambda *done: progress(*done))
    lap("make lists")
    with home.writing("the demonstration"):
        _take_in(home, [*written.files, *written.statements], progress)
        _begin_the_list_of_facilities()
        lap("take in")
        _link(home, progress)
        lap("link")
    _make_searchable(progress)
    lap("make searchable")
    summary = {"people": people, "counts": _counts(), "seconds": seconds, "linkage": _measure(written.truth)}
    lap("measure")
    seconds["total"] = round(perf_counter() - begun, 3)
    (root / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2), "utf-8")
    return summary


def _take_in(home: Home, files: list[Path], progress: Progress) -> None:
    from khabar.register.intake.taking_in import take_in

    for path in files:
        source = f"Synthetic source {path.stem}"
        take_in(home, path, source, None, ReadOptions(), lambda stage, *n, p=path: progress(f"{stage} {p.name}", *n))


def _begin_the_list_of_facilities() -> None:
    """Put the invented facilities on the controlled list, without the spellings that a person would assign.

    Families are told of the first ones that they are publicly known.
    """
    from khabar.register.events.actions import add_facility
    from khabar.register.families.tips.places import say
    from khabar.synth.facts import facilities

    for word in facilities()[:LISTED]:
        kind = next((kind for part, kind in KINDS.items() if part in word.arabic), "other")
        add_facility({"name_ar": word.arabic, "name_en": word.latin[0], "kind": kind, "pcode": "", "note": ""})
    for word, (opened, closed) in zip(facilities(), PUBLIC, strict=False):
        say(word.arabic, opened, closed)


def _link(home: Home, progress: Progress) -> None:
    from khabar.register.analysis.actions import link_register

    link_register(home, progress)


def _make_searchable(progress: Progress) -> None:
    from khabar.register.people.searching.current import bring_up_to_date

    bring_up_to_date(progress)


def _counts() -> dict[str, int]:
    """What the register holds now."""
    from khabar.register.documents.models import Document, Record, RejectedRow
    from khabar.register.people.models import Claim, Person

    return {
        "documents": Document.objects.count(),
        "records": Record.objects.count(),
        "claims": Claim.objects.count(),
        "persons": Person.objects.filter(merged_into=None).count(),
        "rejected_rows": RejectedRow.objects.count(),
    }


def _measure(truth: Path) -> dict[str, float]:
    """Precision and recall of the register's persons, over all pairs of records that truly are one person."""
    import pyarrow as pa
    from pyarrow import csv

    from khabar.linkage import evaluate
    from khabar.model import distinct_id
    from khabar.register.people.models import Membership

    columns = ("record__list__name", "record__given_id", "record__repeat", "person_id")
    rows = list(Membership.objects.order_by("record_id").values_list(*columns))
    found = pa.table(
        {
            "list": [name for name, _, _, _ in rows],
            "record_id": [distinct_id(given, repeat) for _, given, repeat, _ in rows],
            "cluster_id": [person for _, _, _, person in rows],
        }
    )
    known = csv.read_csv(truth, convert_options=csv.ConvertOptions(column_types={"record_id": pa.string()}))
    score = evaluate(found, known)
    return {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "f1": round(score.f1, 4)}


def sign_in(root: Path) -> tuple[Home, str, str]:
    """A user of the demonstration with a new password at every start, so that none has to be kept anywhere.

    It opens with that password alone, whatever second factors were tried out before.
    """
    home = open_register(root)
    from khabar.register.accounts.actions import add_user, set_password
    from khabar.register.accounts.factors.actions import reset_factors, set_policy
    from khabar.register.accounts.factors.queries import has_factor, policy
    from khabar.register.accounts.models import User
    from khabar.register.accounts.roles import Role

    password = secrets.token_urlsafe(12)
    user = User.objects.filter(username=USER).first()
    if user is None:
        add_user(USER, password, role=Role.ADMINISTRATOR)
    else:
        set_password(user, password)
        if has_factor(user):
            reset_factors(user)
    if (kept := policy()).roles:
        set_policy([], kept.version)
    return home, USER, password
