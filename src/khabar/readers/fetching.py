"""One document fetched from an address that a person gave. Nothing else in khabar asks the network for anything."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from khabar.model import BadInput

MOST_BYTES = 20_000_000
SECONDS = 30
SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "application/json": ".json",
}
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a text is an address on the web. Ex: is_address("https://example.org/a") is True."""
    return bool(ADDRESS.fullmatch(text))


def fetch(address: str, folder: Path) -> Path:
    """Fetch a document into a folder and give its path, named by what the server says it is.

    Follows redirections, sends no cookie, and names khabar as what asks. Raises BadInput with one sentence when the
    address doesn't answer, answers with an error, or sends more than 20 MB or something that can't be read.
    """
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    request = Request(address, headers={"User-Agent": "khabar", "Accept": "text/html, text/plain"})  # noqa: S310 - http(s)
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - is_address allows nothing but http(s)
            data = answer.read(MOST_BYTES + 1)
            kind = answer.headers.get_content_type()
            charset = answer.headers.get_content_charset() or ""
    except HTTPError as error:
        raise BadInput(f"{address}: the server answered {error.code} ({error.reason}). Check the address.") from error
    except (URLError, HTTPException, TimeoutError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise BadInput(f"{address}: it can't be fetched ({reason}). Check the address and the connection.") from error
    if len(data) > MOST_BYTES:
        raise BadInput(
            f"{address}: it is larger than {MOST_BYTES // 1_000_000} MB. Save the part that you need as a file."
        )
    if kind not in SUFFIXES:
        raise BadInput(f"{address}: it is {kind}, not a page or a text. Save it as a file, and give the file.")
    path = folder / f"{re.sub(r'[^a-z0-9.-]+', '-', urlsplit(address).netloc.lower())}{SUFFIXES[kind]}"
    path.write_bytes(_in_utf8(data, charset) if kind == "text/plain" else data)
    return path


def _in_utf8(data: bytes, charset: str) -> bytes:
    """A plain text in UTF-8, where the server names another encoding that fits."""
    try:
        return data.decode(charset).encode() if charset else data
    except (LookupError, UnicodeDecodeError):
        return data
