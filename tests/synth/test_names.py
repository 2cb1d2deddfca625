import numpy as np

from khabar.synth.draft import draft
from khabar.synth.names import NAME_PARTS, write_names
from khabar.synth.oddity import Oddity
from khabar.synth.people import draw_people
from khabar.synth.personality import personalities

KINDS = {kind.name: kind for kind in personalities()}


def test_one_hand_prefers_one_spelling() -> None:
    people = draw_people(3000, 12, np.random.default_rng(1))
    kind = KINDS["archive_abroad"]
    names = write_names(draft(people, kind, np.random.default_rng(2)), kind, np.random.default_rng(3))
    commonest = np.bincount(people.father).argmax()
    _, counts = np.unique(names["father_name"][people.father == commonest].astype(str), return_counts=True)
    assert len(counts) > 1
    assert counts.max() / counts.sum() > 0.5


def test_joined_compounds_are_marked() -> None:
    people = draw_people(3000, 12, np.random.default_rng(1))
    kind = KINDS["release_page"]
    sheet = draft(people, kind, np.random.default_rng(2))
    names = write_names(sheet, kind, np.random.default_rng(3))
    for row in np.flatnonzero(sheet.oddities == int(Oddity.joined_name)):
        texts = [names[part][row] or "" for part in (*NAME_PARTS, "mother_name")]
        assert any(text.startswith(("عبدال", "أبو", "ابو")) or text.endswith("الدين") for text in texts)
