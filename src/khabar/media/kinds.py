"""What a picture is, by its first bytes and never by its name."""

JPEG, PNG, WEBP, HEIC = "JPEG", "PNG", "WEBP", "HEIC"
APPLE = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")


def kind_of(octets: bytes) -> str:
    """The kind of a picture, "" for anything else. Ex: kind_of(b"\\x89PNG...") -> "PNG" """
    if octets.startswith(b"\xff\xd8\xff"):
        return JPEG
    if octets.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if octets[:4] == b"RIFF" and octets[8:12] == b"WEBP":
        return WEBP
    return HEIC if octets[4:8] == b"ftyp" and octets[8:12] in APPLE else ""
