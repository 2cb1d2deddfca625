"""What in a text can't be what its author wrote, and how to show it all the same."""

SHOWN = 10_000


def damage(text: str) -> str:
    """Why this text can't be what its author wrote, or "".

    Ex: damage("\\udcff") -> "it holds bytes that are not in the file's encoding"
    """
    if "\0" in text:
        return "it holds NUL characters, which no text has"
    if text.isascii():
        return ""
    if "\ufffd" in text:
        return "it holds characters that could not be decoded (U+FFFD)"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "it holds bytes that are not in the file's encoding"
    return ""


def shown(text: str) -> str:
    """The first 10,000 characters, with what no text holds written out. Ex: shown("a\\udcff\\0") -> r"a\\udcff\\0"."""
    return text[:SHOWN].encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
