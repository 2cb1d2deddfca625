"""Pictures made for tests: drawn, not photographed, and of nobody."""

import random
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFilter


def drawn(seed: int, width: int = 640, height: int = 480) -> Image.Image:
    """A soft picture of shapes, as different from that of another seed as two photographs are."""
    draw, image = random.Random(seed), Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width, height), fill=(draw.randrange(256), draw.randrange(256), draw.randrange(256)))
    for _ in range(40):
        left, top = draw.randrange(-width // 4, width), draw.randrange(-height // 4, height)
        box = (left, top, left + draw.randrange(20, width // 2), top + draw.randrange(20, height // 2))
        colour = (draw.randrange(256), draw.randrange(256), draw.randrange(256))
        draw.choice((pen.ellipse, pen.rectangle))(box, fill=colour)
    return image.filter(ImageFilter.GaussianBlur(2))


def octets(image: Image.Image, kind: str = "JPEG", **more: Any) -> bytes:
    """The picture as a file."""
    into = BytesIO()
    image.save(into, kind, **more)
    return into.getvalue()


def read(of: bytes) -> Image.Image:
    return Image.open(BytesIO(of))
