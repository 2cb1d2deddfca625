"""Pairs drawn by chance from a real link run, judged by who knows the truth: the estimate holds it."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.core.exceptions import PermissionDenied
from pyarrow import csv

from khabar.linkage import evaluate
from khabar.model import BadInput, Verdict
from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.analysis.actions import link_register
from khabar.register.documents.models import Record
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import judge
from khabar.register.review.gathering import catch_up
from khabar.register.review.models import CheckPair, Suggestion
from khabar.register.review.sampling import checked, draw
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db


def test_without_a_link_run_nothing_is_drawn(home: Home) -> None:
    with pytest.raises(BadInput, match="Link first"):
        draw(1)
    assert checked() is None
    with pytest.raises(PermissionDenied):
        draw(1, User.objects.create_user("amal", password="x", role=Role.CASE_WORKER))


def test_a_sample_is_drawn_judged_and_says_how_good_the_linkage_is(
    home: Home, tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    made = write_lists(300, 3, 7, tmp_path / "lists")
    for path in made.files:
        take_in(home, path, path.stem, None, ReadOptions())
    run = link_register(home)
    sample = draw(5, size=150)
    again = draw(5, size=150)
    drawn = list(sample.pairs.order_by("pk").values_list("record_a_id", "record_b_id", "stratum"))
    assert drawn == list(again.pairs.order_by("pk").values_list("record_a_id", "record_b_id", "stratum"))
    assert len({row[:2] for row in drawn}) == len(drawn), "no pair twice"
    assert all(0 <= one.probability <= 1 for one in CheckPair.objects.all())
    assert any(one.probability < 0.1 for one in again.pairs.all()), "from the files too"
    catch_up()
    assert Suggestion.objects.filter(is_check=True).count() == len(drawn)
    early = checked()
    assert early is not None
    assert "few" in early.quality.refused
    assert early.left == len(drawn)

    truth = csv.read_csv(made.truth, convert_options=csv.ConvertOptions(column_types={"record_id": pa.string()}))
    person = {(row["list"], row["record_id"]): row["person_id"] for row in truth.to_pylist()}
    of = {one.pk: person[one.list.name, one.record_id] for one in Record.objects.select_related("list")}
    for a, b, _stratum in drawn:
        judge(a, b, Verdict.SAME if of[a] == of[b] else Verdict.DIFFERENT, "it is known", None)
    found = checked()
    assert found is not None
    assert (found.left, found.is_current, found.quality.refused) == (0, True, ())
    clusters = pq.read_table(home.runs / run.public_id / "clusters.parquet")
    score = evaluate(clusters, truth)
    assert found.quality.precision is not None
    assert found.quality.recall is not None
    assert found.quality.precision.low - 0.02 <= score.precision <= found.quality.precision.high + 0.02
    catch_up()
    assert not Suggestion.objects.filter(is_check=True).exists()
