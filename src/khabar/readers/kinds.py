"""What a file is by its bytes, whatever its name says."""

import re
import zipfile
from pathlib import Path

import puremagic

from khabar.model import BadInput
from khabar.readers.archives import open_archive
from khabar.readers.encodings import find_encoding

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 1 << 16
MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|table|style)\b", re.I | re.S
)
SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
NAMES = {
    "xlsx": "a workbook in the form XLSX",
    "xls": "a workbook in the form XLS",
    "ods": "a spreadsheet in the form ODS",
    "html": "a web page",
    "csv": "delimited text",
}
OTHERS = {
    "word/": "a Word document", "ppt/": "a presentation", "xl/workbook.bin": "a workbook in the form XLSB",
}  # fmt: skip


def kind_of_file(path: Path) -> str:
    """The form that a file's bytes are in ("xlsx", "xls", "ods", "html"); "" when they are text or anything else.

    Raises BadInput when they are a document of a kind that is not read, or one that a password protects.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(ZIP):
        return _in_zip(path)
    if head.startswith(OLE):
        return _in_ole(path, head)
    if MARKUP.match(head) or MARKUP.match(_without_zeros(head)):
        return "html"
    if SPREADSHEET_XML in head:
        raise BadInput(f"{path.name}: this is a workbook in the form XML of 2003. Save it as XLSX and try again.")
    return ""


def true_form(path: Path, claimed: str) -> str:
    """The form in which to read a file whose ending claims another: a page or text saved as ".xls" is very common.

    Raises BadInput when it is a document of a kind that is not read.
    """
    if claimed == "text":
        return claimed
    kind = kind_of_file(path)
    if kind or claimed not in ("xlsx", "xls", "ods"):
        return kind or claimed
    try:
        find_encoding(path, path.name, "")
    except BadInput:
        return claimed
    return "csv"


def refuse_other(path: Path, wanted: str) -> None:
    """Raise BadInput, naming what a file is, when it is not in the form that it is going to be read as."""
    if kind_of_file(path) != wanted:
        raise BadInput(
            f"{path.name}: this is not {NAMES[wanted]} but {_name(path)}. Save it as {wanted.upper()} or CSV."
        )


def _name(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip():
        return "an empty file"
    try:
        return f"“{puremagic.magic_string(head)[0].name}”"
    except (puremagic.PureError, IndexError, ValueError):
        return "something else"


def _in_zip(path: Path) -> str:
    with open_archive(path) as archive:
        names = set(archive.namelist())
        mimetype = archive.read("mimetype")[:200] if _is_small(archive, "mimetype") else b""
    for begin, what in OTHERS.items():
        if any(name.startswith(begin) for name in names):
            raise BadInput(f"{path.name}: this is {what}. Save the list in it as XLSX or CSV and try again.")
    if b"opendocument.spreadsheet" in mimetype or (not mimetype and "content.xml" in names):
        return "ods"
    if mimetype:
        raise BadInput(f"{path.name}: this is a document that is no spreadsheet. Save the list in it as ODS or CSV.")
    return "xlsx" if any(name.startswith("xl/") or name == "[Content_Types].xml" for name in names) else ""


def _is_small(archive: zipfile.ZipFile, entry: str) -> bool:
    return entry in archive.namelist() and archive.getinfo(entry).file_size < 1000


def _in_ole(path: Path, head: bytes) -> str:
    """What is in a compound file, by the names of its streams, which stand in it in UTF-16."""
    whole = head if path.stat().st_size <= HEAD else path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in whole:
        raise BadInput(f"{path.name}: the file is protected by a password. Save it without one.")
    if "WordDocument".encode("utf-16-le") in whole:
        raise BadInput(f"{path.name}: this is a Word document. Save the list in it as XLSX or CSV and try again.")
    return "xls"


def _without_zeros(head: bytes) -> bytes:
    """Text of UTF-16 as if it were ASCII, as far as it is."""
    return head[2:].replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else b""
