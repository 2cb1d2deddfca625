"""What a real link run found of a pair: in the queue, on its page, and after its files are gone."""

import shutil
from pathlib import Path

import pytest
from django.test import Client

from khabar.readers import ReadOptions
from khabar.register.analysis.actions import link_register
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Judgement
from khabar.register.review import evidence
from khabar.register.review.evidence import faint_pairs, resolved, steps_of
from khabar.register.review.gathering import catch_up
from khabar.register.review.models import Suggestion
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(home: Home, tmp_path: Path, settings: pytest.FixtureRequest) -> str:
    settings.HOME = home  # type: ignore[attr-defined]
    for path in write_lists(300, 3, 7, tmp_path / "lists").files:
        take_in(home, path, path.stem, None, ReadOptions())
    made = link_register(home).public_id
    catch_up()
    return made


def test_the_steps_of_every_suggestion_add_up_to_its_weight(run: str) -> None:
    suggested = list(Suggestion.objects.all())
    assert len(suggested) > 5
    for one in suggested:
        assert sum(step.bits for step in steps_of(run, one.evidence)) == pytest.approx(one.weight, abs=1e-6)


def test_what_only_the_files_hold_is_found_again_by_its_records(run: str) -> None:
    faint = faint_pairs([run], 0.1)
    found = list(resolved(faint))
    assert len(found) == len(faint) > 0
    held = set(Judgement.objects.values_list("record_a_id", "record_b_id"))
    assert any(pair not in held for pair, _word in found)
    assert all(pair[0] < pair[1] and word[2] < 0.1 for pair, word in found)


def test_the_page_draws_the_weight_in_both_languages_and_does_without_the_files(
    run: str, home: Home, case_worker: Client
) -> None:
    one = Suggestion.objects.all()[0]
    page = f"/review/{one.record_a_id}-{one.record_b_id}/"
    Suggestion.objects.filter(pk=one.pk).update(evidence={})
    english = case_worker.get(page, headers={"accept-language": "en"}).content.decode()
    assert "before looking" in english
    one.refresh_from_db()
    assert one.evidence, "looked up once and kept"
    arabic = case_worker.get(page, headers={"accept-language": "ar"}).content.decode()
    assert "<svg" in arabic
    assert "before looking" not in arabic
    shutil.rmtree(home.runs)
    evidence._model.cache_clear()
    Suggestion.objects.filter(pk=one.pk).update(evidence={})
    assert "No link run" in case_worker.get(page, headers={"accept-language": "en"}).content.decode()
    assert faint_pairs([run], 0.1) == []
