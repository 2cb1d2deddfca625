"""The same image again is found, another one is not."""

from itertools import combinations

import pytest
from PIL import Image, ImageEnhance, ImageOps
from tests.media.pictures import drawn, octets

from khabar.media.child import grey
from khabar.media.likeness import ALIKE, SIDE, Print, alike, distance, fingerprint

CHANGES = {
    "half the size": lambda image: image.resize((image.width // 2, image.height // 2)),
    "a poor JPEG": lambda image: Image.open(__import__("io").BytesIO(octets(image, "JPEG", quality=15))),
    "grey": lambda image: image.convert("L").convert("RGB"),
    "paler": lambda image: ImageEnhance.Contrast(image).enhance(0.6),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.15),
    "mirrored": ImageOps.mirror,
    "squeezed": lambda image: image.resize((image.width, image.height * 3 // 4)),
}


def marks(image: Image.Image) -> Print:
    found = fingerprint(grey(image, 9, 8), grey(image, SIDE, SIDE))
    assert found is not None
    return found


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_image_again_is_found(change: str) -> None:
    missed = [seed for seed in range(20) if not alike(marks(drawn(seed)), marks(CHANGES[change](drawn(seed))))]
    assert missed == []


def test_other_images_are_not() -> None:
    known = [marks(drawn(seed)) for seed in range(60)]
    apart = [distance(one, other) for one, other in combinations(known, 2)]
    assert min(apart) > ALIKE


def test_it_does_not_matter_which_is_first() -> None:
    a, b = marks(drawn(1)), marks(ImageOps.mirror(drawn(2)))
    assert distance(a, b) == distance(b, a)
    assert distance(a, a) == 0


def test_what_shows_nothing_is_not_compared() -> None:
    for colour in ("white", "black", "grey"):
        image = Image.new("RGB", (100, 100), colour)
        assert fingerprint(grey(image, 9, 8), grey(image, SIDE, SIDE)) is None
