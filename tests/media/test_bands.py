"""What bands find is what comparing each with each finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.media import bands
from khabar.media.bands import as_array, pairs_alike
from khabar.media.likeness import ALIKE, Print, distance

WORD = st.integers(0, 2**64 - 1)
FLIPS = st.lists(st.integers(0, 63), max_size=ALIKE + 2)
PICTURE = st.builds(Print, WORD, WORD, WORD, WORD)


def changed(one: Print, flips: list[int], is_mirrored: bool) -> Print:
    mask = sum(1 << bit for bit in set(flips))
    words = (one.differences ^ mask, one.frequencies ^ mask)
    mirrored = (one.mirrored_differences, one.mirrored_frequencies)
    return Print(*mirrored, *words) if is_mirrored else Print(*words, *mirrored)


@given(st.data(), st.lists(PICTURE, max_size=8), st.booleans())
def test_bands_miss_nothing_and_add_nothing(data: st.DataObject, known: list[Print], by_bands: bool) -> None:
    some = [changed(one, data.draw(FLIPS), data.draw(st.booleans())) for one in known]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "FEW", 0 if by_bands else 50)
        a, b, bits = pairs_alike(as_array(some), as_array(known))
    found = {(one, other): differ for one, other, differ in zip(a.tolist(), b.tolist(), bits.tolist(), strict=True)}
    everything = {(a, b): distance(one, other) for a, one in enumerate(some) for b, other in enumerate(known)}
    assert found == {pair: differ for pair, differ in everything.items() if differ <= ALIKE}
