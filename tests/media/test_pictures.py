"""What comes out of the limited process: pixels alone, whatever went in."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from tests.media.pictures import drawn, octets, read

from khabar.media import child, derive
from khabar.media.parent import MOST, NoPicture

SECRETS = [b"Taken by Umm Karim", b"33.5731", b"CAMERA-SERIAL-77", b"a comment nobody sees", b"GPS"]


def with_metadata(kind: str) -> bytes:
    """A picture that tells who took it, where and with what."""
    exif = Image.Exif()
    exif[0x010E], exif[0xA431] = "Taken by Umm Karim", "CAMERA-SERIAL-77"
    exif[0x0112] = 6
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (33.0, 34.0, 23.0)
    place[29] = "GPS 33.5731"
    more = {"comment": b"a comment nobody sees"} if kind == "JPEG" else {}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", "a comment nobody sees")
        more = {"pnginfo": text}  # type: ignore[dict-item]
    return octets(drawn(1), kind, exif=exif, **more)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_copy_holds_pixels_and_nothing_of_who_where_or_with_what(kind: str) -> None:
    before = with_metadata(kind)
    assert any(secret in before for secret in SECRETS)
    made = derive(before)
    for copy in (made.large, made.small):
        assert not any(secret in copy for secret in SECRETS)
        image = read(copy)
        assert (image.format, dict(image.getexif())) == ("JPEG", {})
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert (made.width, made.height) == (480, 640)  # upright, as the camera was held


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixels_is_read(mode: str) -> None:
    image = drawn(2)
    if mode == "I;16":
        grey = image.convert("L")
        image = Image.frombytes("I;16", grey.size, b"".join(bytes((0, value)) for value in grey.tobytes()))
    else:
        image = image.convert(mode)
    made = derive(octets(image, "PNG"))
    assert made.print is not None
    assert read(made.large).mode == "RGB"
    values = read(made.large).convert("L").getextrema()
    assert values[1] - values[0] > 60  # type: ignore[operator]


def test_cmyk_and_transparent_pictures_too() -> None:
    assert derive(octets(drawn(3).convert("CMYK"), "JPEG")).print
    clear = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    assert read(derive(octets(clear, "PNG")).large).getpixel((50, 50)) == (255, 255, 255)


def test_a_large_picture_is_made_smaller_and_a_small_one_stays() -> None:
    made = derive(octets(drawn(4, 3000, 2000)))
    assert read(made.large).size == (1600, 1067)
    assert read(made.small).size == (240, 160)
    assert read(derive(octets(drawn(4, 100, 80))).large).size == (100, 80)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that unpacks to many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * (1 << 20), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"", "empty"),
        (b"\xff" * (MOST + 1), "size"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, "apple"),
        (b"GIF89a" + b"\0" * 100, "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (b"%PDF-1.7", "kind"),
        (bomb(50_000, 50_000), "large"),
        (b"\xff\xd8\xff" + b"rubbish" * 100, "broken"),
        (octets(drawn(5))[:3000], "broken"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "broken"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(sent: bytes, why: str) -> None:
    with pytest.raises(NoPicture) as refused:
        derive(sent)
    assert refused.value.why == why
    assert str(refused.value).count(".") <= 2


def test_bytes_after_the_picture_do_not_travel_on() -> None:
    made = derive(octets(drawn(6)) + b"PK\x03\x04 a hidden archive")
    assert b"hidden" not in made.large


@settings(max_examples=15)
@given(st.binary(max_size=300), st.integers(0, 2000), st.binary(min_size=1, max_size=40))
def test_damage_is_refused_or_read_and_never_more(tail: bytes, at: int, damage: bytes) -> None:
    sent = octets(drawn(7, 64, 48))
    sent = sent[:at] + damage + sent[at + len(damage) :] + tail
    try:
        made = derive(sent)
    except NoPicture:
        return
    assert read(made.large).format == "JPEG"


def test_the_child_bounds_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "PIXELS", 100)
    with pytest.raises(child.TooLarge):
        child.opened(octets(drawn(8)))
    assert Image.open(BytesIO(child.copy(drawn(8), 50, 80))).size == (50, 38)
