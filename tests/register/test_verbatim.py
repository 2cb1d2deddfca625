import pytest
from django.apps import apps
from django.db.models import JSONField

from khabar.register.documents.models import Document, Intake, Source
from khabar.register.verbatim import VerbatimJSONField

ODD = {"b": 1, "a": [1.50, 1e-7, None, True], "نص": "\U0001f54a\u202e \\u0000 'x'", "": {"z": {}, "y": []}}


@pytest.mark.django_db
def test_json_comes_back_in_the_order_it_went_in() -> None:
    source = Source.objects.create(name="A")
    document = Document.objects.create(digest="0" * 64, size=1, file_name="a.csv", form="csv", source=source)
    Intake.objects.create(document=document, options=ODD, list_name="a", parts=1)
    kept = Intake.objects.get().options
    assert kept == ODD
    assert list(kept) == list(ODD)
    assert list(kept[""]) == ["z", "y"]


def test_all_json_of_the_register_is_kept_so() -> None:
    for model in apps.get_models():
        if model.__module__.startswith("khabar."):
            for field in model._meta.concrete_fields:
                assert not isinstance(field, JSONField) or isinstance(field, VerbatimJSONField), f"{model}: {field}"
