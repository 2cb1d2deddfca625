"""Whatever table the register gains, a backup can hold it, or leaves it out on purpose."""

from django.apps import apps

from khabar.register.backup.tables import KINDS, tables

MODELS = list(apps.get_models(include_auto_created=True))


def test_every_kind_of_column_can_be_held() -> None:
    assert {kind for table in tables(MODELS) for _, kind in table.columns} <= KINDS


def test_what_lives_for_hours_is_left_out_and_the_rest_is_not() -> None:
    kept = {table.label for table in tables(MODELS)}
    assert {"documents.record", "accounts.user", "accounts.auditentry", "people.judgement"} <= kept
    assert kept.isdisjoint({"sessions.session", "accounts.signin", "accounts.invitation", "people.search"})


def test_nothing_that_is_kept_names_what_is_left_out() -> None:
    kept = {table.label for table in tables(MODELS)}
    for model in MODELS:
        if model._meta.label_lower in kept:
            named = {
                field.related_model._meta.label_lower for field in model._meta.concrete_fields if field.related_model
            }
            assert named <= kept, model


def test_a_foreign_key_is_of_the_kind_of_the_key_it_names() -> None:
    found = {table.label: table for table in tables(MODELS)}
    assert dict(found["people.membership"].columns)["record_id"] == "BigAutoField"
    assert found["people.claim"].has_serial
    assert not found["people.membership"].has_serial
