"""The records of an XLS workbook (BIFF8, Excel 97 to 2003): how texts and numbers stand in them."""

import struct
from collections.abc import Iterator

CONTINUE = 0x3C
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip

Record = tuple[int, bytes, list[int]]
"""What kind of record, its data with those of the records that continue it, and where each of these begins."""


def records(data: bytes, at: int = 0) -> Iterator[Record]:
    """The records from a place on, each joined with those that continue it, up to the end or a torn one."""
    held: Record | None = None
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        body = data[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == CONTINUE and held:
            held[2].append(len(held[1]))
            held = (held[0], held[1] + body, held[2])
            continue
        if held:
            yield held
        held = (kind, body, [])
    if held:
        yield held


def short_text(data: bytes, at: int, long: bool = True) -> str:
    """A text within one record, after its length in two bytes (or one)."""
    (length,) = struct.unpack_from("<H" if long else "<B", data, at)
    at += 2 if long else 1
    flags = data[at]
    at += 1
    if flags & 8:
        at += 2
    if flags & 4:
        at += 4
    if flags & 1:
        return data[at : at + 2 * length].decode("utf-16-le", "replace")
    return data[at : at + length].decode("latin-1")


def shared_texts(data: bytes, breaks: list[int]) -> list[str]:
    """All shared texts (SST). Where a text goes over into the next record, its width is said anew there."""
    (count,) = struct.unpack_from("<I", data, 4)
    stops = [*breaks, len(data)]
    texts: list[str] = []
    at, stop = 8, 0
    while len(texts) < count and at + 3 <= len(data):
        length, flags = struct.unpack_from("<HB", data, at)
        at += 3
        runs = extra = 0
        if flags & 8:
            (runs,) = struct.unpack_from("<H", data, at)
            at += 2
        if flags & 4:
            (extra,) = struct.unpack_from("<I", data, at)
            at += 4
        pieces: list[str] = []
        while length:
            while stop < len(stops) - 1 and stops[stop] <= at:
                if stops[stop] == at:
                    flags = data[at]
                    at += 1
                stop += 1
            wide = 2 if flags & 1 else 1
            taken = min(length, (stops[stop] - at) // wide)
            if taken <= 0:
                if stop >= len(stops) - 1:
                    return texts
                at = stops[stop]
                continue
            piece = data[at : at + taken * wide]
            pieces.append(piece.decode("utf-16-le", "replace") if wide == 2 else piece.decode("latin-1"))
            at += taken * wide
            length -= taken
        texts.append("".join(pieces))
        at += 4 * runs + extra
    return texts


def packed_number(packed: int) -> float:
    """A number in the four bytes of an RK: an integer or the upper half of a float, perhaps in hundredths."""
    if packed & 2:
        value: float = (packed >> 2) - (1 << 30 if packed & 0x80000000 else 0)
    else:
        (value,) = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))
    return value / 100 if packed & 1 else value
