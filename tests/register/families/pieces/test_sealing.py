"""Pieces in a stolen database, after turning the key, in a backup, and after a restore."""

from pathlib import Path

import pyrage
import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.pieces.conftest import add_picture, add_testimony
from tests.register.families.test_casework import user

from khabar.register.backup.tables import tables
from khabar.register.families import actions as own
from khabar.register.families import keyfile
from khabar.register.families.casework import actions as casework
from khabar.register.families.casework.matching import alike
from khabar.register.families.copies import bring_back, copy_keys
from khabar.register.families.models import DataKey, Enquiry
from khabar.register.families.pieces import sealing
from khabar.register.families.pieces.models import Piece, PieceKey
from khabar.register.families.recognition import question_of
from khabar.register.families.turning import turn
from khabar.register.families.vault import Shut
from khabar.register.worker import work

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_stolen_database_shows_no_piece_and_not_who_sent_the_same_one(family: Client, enquiry: Enquiry) -> None:
    first = add_picture(family, 1)
    second = add_picture(at_the_door(code_of(told())), 1)
    testimony = add_testimony(family)
    rows = serializers.serialize("json", [*Piece.objects.all(), *PieceKey.objects.all()])
    for word in ("garden", "checkpoint", "led away"):
        assert word not in rows
    for name in ("about", "content", "small"):
        assert bytes(getattr(first, name)) != bytes(getattr(second, name))
    for piece in (first, second, testimony):
        assert b"\xff\xd8\xff" not in bytes(piece.content) + bytes(piece.small)


def test_a_piece_moved_to_another_place_does_not_open(family: Client) -> None:
    first, second = add_picture(family, 1), add_picture(family, 2)
    Piece.objects.filter(pk=first.pk).update(content=second.content)
    PieceKey.objects.filter(piece=second).update(wrapped=first.key.wrapped)
    for piece in (first, second):
        piece.refresh_from_db()
        with pytest.raises((Shut, sealing.Unreadable)):
            sealing.content(piece)


def test_after_turning_everything_opens_and_no_old_key_does(family: Client) -> None:
    piece = add_picture(family)
    before, wrapped = sealing.content(piece), bytes(piece.key.wrapped)
    old = keyfile.read()
    assert turn() == 2
    piece = Piece.objects.get()
    assert sealing.content(piece) == before
    assert bytes(piece.key.wrapped) != wrapped
    assert set(keyfile.read().keys) & set(old.keys) == set()


def test_what_was_taken_back_does_not_open_in_a_copy_from_before(family: Client, enquiry: Enquiry) -> None:
    """The rows of yesterday, put back by who has them: the key that sealed theirs is no more."""
    gone, lives = add_picture(family, 1), add_picture(family, 2)
    rows = [Piece.objects.get(pk=gone.pk), PieceKey.objects.get(pk=gone.pk)]
    family.post(f"/notes/pictures/{gone.public_id}/end/")
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    family.post(f"/notes/pictures/{add_picture(family, 3).public_id}/end/")
    assert DBTaskResult.objects.filter(status="READY").count() == 1  # one turn for both
    work(until_idle=True)
    for row in rows:
        row.save()
    with pytest.raises(Shut):
        sealing.content(Piece.objects.get(pk=gone.pk))
    assert sealing.content(lives)


def test_no_backup_holds_a_key_of_a_piece() -> None:
    labels = {table.label.lower() for table in tables(apps.get_models())}
    assert "families.piece" in labels
    assert not labels & {"families.piecekey", "families.asked", "families.device", "mail.letter"}


def test_a_restored_register_opens_pieces_with_the_copy_of_the_keys(
    family: Client, enquiry: Enquiry, tmp_path: Path
) -> None:
    identity = pyrage.x25519.Identity.generate()
    kept, gone = add_picture(family, 1), add_picture(family, 2)
    content = sealing.content(kept)
    family.post(f"/notes/pictures/{gone.public_id}/end/")
    turn()
    copy_keys(tmp_path / "keys.age", [identity.to_public()])
    late = add_picture(family, 3)
    DataKey.objects.all().delete()
    PieceKey.objects.all().delete()
    assert bring_back(tmp_path / "keys.age", [identity]) == (1, 0)
    assert sealing.content(kept) == content
    with pytest.raises(Shut):
        sealing.content(late)
    page = family.get("/notes/pictures/")
    assert (page.status_code, late.public_id in page.content.decode()) == (200, False)
    assert family.get(f"/notes/pictures/{late.public_id}/").status_code == 404


def test_several_relatives_of_one_person_have_secrets_of_their_own() -> None:
    """A mother and a brother ask for the same person: one case worker sees both, neither sees the other."""
    mother, brother = told(who={"name": "محمد الخولاني"}), told(who={"name": "Mohamad al-Khoulani"})
    worker = user("amal")
    for enquiry, secret in ((mother, "scar, left hand"), (brother, "afraid of dogs")):
        Enquiry.objects.filter(pk=enquiry.pk).update(narrow=False, sent_at=timezone.now())
        own.set_question(enquiry, f"A question of {enquiry.public_id}?", secret)
        casework.take(enquiry, "first look at it", worker)
    assert [one.enquiry.pk for one in alike(mother)] == [brother.pk]
    assert casework.try_recognition(mother, "left hand: a scar", worker)
    assert not casework.try_recognition(brother, "left hand: a scar", worker)
    add_testimony(at_the_door(code_of(mother)), title="What the mother saw")
    other = at_the_door(code_of(brother))
    for path in ("/notes/mine/", "/notes/told/", "/notes/news/", "/notes/question/", "/notes/words/"):
        page = other.get(path).content.decode()
        assert mother.public_id not in page
        assert "mother saw" not in page
    own.withdraw(mother)
    assert question_of(brother)[1] == 4
    assert "Mohamad al-Khoulani" in other.get("/notes/check/").content.decode()
