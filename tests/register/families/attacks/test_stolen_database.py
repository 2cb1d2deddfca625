"""Attacks of somebody who has every table, and not the key file: to read, to guess, to link, to put back."""

import itertools

import pytest
from argon2 import PasswordHasher
from tests.register.families.conftest import WORDS, at_the_door, code_of, told
from tests.register.families.test_casework import confirm, user
from tests.register.families.test_vault import dump, spellings

from khabar.register.families import actions as own
from khabar.register.families import recognition, vault
from khabar.register.families.casework import actions, sharing
from khabar.register.families.models import DataKey, Enquiry, Recall, Sealed
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db


def holds(dumped: bytes, word: str) -> bool:
    return any(spelled in dumped for spelled in spellings(word))


def test_every_kind_of_note_is_unreadable_without_the_key_file(enquiry: Enquiry, known: Person) -> None:
    """All that families and case workers write about an enquiry, at once."""
    amal = user("amal")
    actions.take(enquiry, "the aunt rang at dusk", amal)
    confirm(enquiry, known, amal)
    actions.tell_death(enquiry, "amal told Umm Karim", "last Monday", "in her kitchen", amal)
    own.write(enquiry, "the key lies under the third stone")
    actions.write(enquiry, "we wait at the bakery", amal)
    own.set_question(enquiry, "What was the goat called?", "old barley")
    sharing.give_file(enquiry, "share", "The Made-up Centre", amal)
    found = dump()
    for word in (
        *WORDS, code_of(enquiry), "the aunt rang", "her kitchen", "Umm Karim", "third stone", "the bakery", "the goat",
        "barley", "The Made-up Centre", "mother and birth agree", "called back",
    ):  # fmt: skip
        assert not holds(found, word), word


def test_no_table_links_an_enquiry_to_a_person_of_the_register(enquiry: Enquiry, known: Person) -> None:
    amal = user("amal")
    actions.take(enquiry, "the aunt rang at dusk", amal)
    before = dump().count(known.public_id.encode())
    confirm(enquiry, known, amal)
    assert dump().count(known.public_id.encode()) == before


def test_two_who_tell_the_same_are_not_seen_to_do_so() -> None:
    one, other = told(), told()
    rows = [bytes(row.content) for row in Sealed.objects.filter(part="who")]
    assert len(rows) == len(set(rows)) == 2
    assert len({len(row) for row in rows}) == 1
    assert code_of(one) != code_of(other)


def test_case_23_the_recognition_answer_is_not_guessed_offline(enquiry: Enquiry) -> None:
    """Even with the enquiry opened, every guess needs the pepper of the key file."""
    own.set_question(enquiry, "What mark does he have?", "scar, left hand")
    kept = vault.get(enquiry, recognition.PART)["kept"].removeprefix("argon2")
    words = ("scar", "left", "hand", "right", "burn")
    for guess in {" ".join(sorted(pick)) for size in (2, 3) for pick in itertools.combinations(words, size)}:
        with pytest.raises(Exception, match="match"):
            PasswordHasher().verify(kept, guess)
    assert recognition.try_answer(enquiry, "the scar on the left hand")


def test_a_card_is_not_found_by_trying_codes_on_the_digests(enquiry: Enquiry) -> None:
    from hashlib import sha256

    code = code_of(enquiry)
    held = Enquiry.objects.get(pk=enquiry.pk).card
    for spelled in (code, code.replace("-", ""), code.lower()):
        assert sha256(spelled.encode()).hexdigest() != held
    assert holds(dump(), str(held))


def test_a_row_that_is_put_into_another_enquiry_opens_nothing(enquiry: Enquiry) -> None:
    """Who can write into the database gives no family another's notes, nor itself a key to them."""
    thief = told(who={"name": "Nobody"})
    stolen = DataKey.objects.get(enquiry=enquiry)
    DataKey.objects.filter(enquiry=thief).update(wrapped=stolen.wrapped, key_id=stolen.key_id)
    with pytest.raises(vault.Shut):
        vault.parts(thief)
    client = at_the_door("0000-0000-0000")
    assert client.get("/notes/check/")["Location"] == "/notes/"


def test_after_a_withdrawal_only_names_of_who_had_a_file_are_left_until_they_are_told(enquiry: Enquiry) -> None:
    amal = user("amal")
    actions.take(enquiry, "the aunt rang at dusk", amal)
    sharing.give_file(enquiry, "share", "The Made-up Centre", amal)
    own.withdraw(enquiry)
    assert holds(dump(), "The Made-up Centre")
    sharing.told_recipient(Recall.objects.get().pk, amal)
    assert Recall.objects.get().recipient == ""
