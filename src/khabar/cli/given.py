"""What a person names on the command line to be taken in: a file, or an address on the open web, which is fetched."""

from dataclasses import dataclass, replace
from pathlib import Path

from khabar.model import BadInput
from khabar.readers import DOCUMENTS, Fetched, ReadOptions, fetch, is_address


@dataclass(frozen=True, slots=True)
class Given:
    """As it was named, and where its bytes are; how they came when they were fetched, or why they could not be."""

    name: str
    path: Path
    fetched: Fetched | None = None
    refused: str = ""

    def read_with(self, options: ReadOptions) -> ReadOptions:
        """The options for it: without a word of the user on its encoding, that of the server counts."""
        told = self.fetched.encoding if self.fetched else ""
        return options if options.encoding or not told else replace(options, encoding=told)


def take(name: str, folder: Path) -> Given:
    """A file as it stands, or what an address holds, put into a new folder. Raises BadInput for other kinds of address.

    Ex: take("list.csv", folder) -> Given("list.csv", Path("list.csv"))
    """
    if "://" not in name:
        return Given(name, Path(name))
    if not is_address(name) or not name.isprintable():
        raise BadInput(
            f"{name}: this is no address of the web. Give one that begins with https://, or a file.", exit_code=2
        )
    try:
        fetched = fetch(name, DOCUMENTS)
    except BadInput as refusal:
        return Given(name, folder, refused=str(refusal))
    folder.mkdir()
    path = folder / fetched.name
    path.write_bytes(fetched.data)
    return Given(name, path, fetched)
