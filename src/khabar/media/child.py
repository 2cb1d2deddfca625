"""The limited process in which pictures are decoded: `python -m khabar.media.child < picture`.

Writes one JSON line, then the copy and the small copy, both JPEG made of pixels alone: no position, no camera, no
comment, no thumbnail of what was cut away. Nothing is written to a disk.
"""

import json
import resource
import sys
import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from khabar.media.kinds import kind_of
from khabar.media.likeness import SIDE, fingerprint

MEMORY = 1 << 30
SECONDS = 20
PIXELS = 50_000_000
LARGE, SMALL = 1600, 240
"""Pixels of the longer side of the copy and of the small copy."""


class TooLarge(Exception):
    """It has more pixels than are decoded."""


def limit() -> None:
    """Bound this process: memory, processor seconds, and no file may be written."""
    bounds = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, wanted in bounds.items():
        _, hard = resource.getrlimit(kind)
        bound = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (bound, bound))


def opened(octets: bytes) -> Image.Image:
    """The picture upright, in plain colours on white, its pixels and nothing else. Raises TooLarge."""
    with Image.open(BytesIO(octets), formats=[kind_of(octets)]) as image:
        if image.width * image.height > PIXELS:
            raise TooLarge
        if image.format == "JPEG":
            image.draft("RGB", (LARGE * 2, LARGE * 2))
        image.load()
        upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I;16"):
        upright = upright.point(lambda value: value / 256).convert("L")
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright)
    upright = upright.convert("RGB")
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    return clean


def copy(image: Image.Image, side: int, quality: int) -> bytes:
    """A JPEG whose longer side has at most so many pixels."""
    smaller = image.copy()
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    octets = BytesIO()
    smaller.save(octets, "JPEG", quality=quality, optimize=True)
    return octets.getvalue()


def grey(image: Image.Image, width: int, height: int) -> list[list[int]]:
    """Rows of grey values of the picture at this size."""
    octets = image.convert("L").resize((width, height), Image.Resampling.LANCZOS).tobytes()
    return [list(octets[row * width : (row + 1) * width]) for row in range(height)]


def answer(octets: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    """What is said of a picture, its copy and its small copy."""
    image = opened(octets)
    large, small = copy(image, LARGE, 85), copy(image, SMALL, 75)
    found = fingerprint(grey(image, 9, 8), grey(image, SIDE, SIDE))
    marks = (
        [found.differences, found.frequencies, found.mirrored_differences, found.mirrored_frequencies] if found else []
    )
    told = {"width": image.width, "height": image.height, "print": marks, "sizes": [len(large), len(small)]}
    return told, large, small


def main() -> int:
    """Read one picture from standard input; exit code 0 when everything was said, refusals included."""
    Image.init()
    warnings.simplefilter("error")
    octets = sys.stdin.buffer.read()
    limit()
    try:
        told, large, small = answer(octets)
    except (MemoryError, TooLarge, Image.DecompressionBombError, Image.DecompressionBombWarning):
        told, large, small = {"refused": "large"}, b"", b""
    except Exception:  # noqa: BLE001 - a decoder raises many kinds on what a stranger sends
        told, large, small = {"refused": "broken"}, b"", b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + large + small)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
