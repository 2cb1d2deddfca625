"""Pairs of spellings from linked lists: half of the persons, words at the same place, never two different names."""

from pathlib import Path

from tests.names.data.test_learn import UNITS, collections

from khabar.names.data.lists import of_one_spelling, read_releases


def test_words_of_every_other_person_are_paired(tmp_path: Path) -> None:
    pairs = read_releases(collections(tmp_path, UNITS)[2])
    assert pairs["خولى", "خولي"] == pairs["خولي", "خولى"] == 0.5
    assert ("علي", "علي") not in pairs


def test_forms_of_one_latin_spelling_are_paired_when_they_sound_alike() -> None:
    found = of_one_spelling({("زهره", "zahra"): 3.0, ("زهرا", "zahra"): 2.0, ("سما", "zahra"): 1.0})
    assert ("زهره", "زهرا") in found
    assert ("زهره", "سما") not in found
