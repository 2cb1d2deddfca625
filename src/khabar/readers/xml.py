"""XML of documents, element by element, with nothing that XML can do beyond elements: no entities, no declarations."""

from collections.abc import Iterator
from typing import IO

from lxml import etree

from khabar.model import BadInput


def elements(source: IO[bytes], name: str, *tags: str) -> Iterator[etree._Element]:
    """Every element with one of these local names, when it is complete; what it holds is forgotten behind it.

    `name` is the document's, for messages. Raises BadInput for broken XML and for any DOCTYPE.
    """
    return (element for event, element in events(source, name, *tags) if event == "end")


def events(source: IO[bytes], name: str, *tags: str) -> Iterator[tuple[str, etree._Element]]:
    """As `elements`, with "start" (attributes only) or "end" (complete) before each."""
    wanted = [f"{{*}}{tag}" for tag in tags]
    checked = False
    try:
        for event, element in etree.iterparse(
            source, events=("start", "end"), tag=[*wanted], resolve_entities=False, load_dtd=False, no_network=True,
            remove_comments=True, remove_pis=True, recover=False,
        ):  # fmt: skip
            if not checked:
                _refuse_declarations(element, name)
                checked = True
            yield event, element
            if event == "end":
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise BadInput(
            f"{name}: its inside is damaged ({error.msg}). Open it in its program and save it anew."
        ) from error


def local(element: etree._Element) -> str:
    """The name of an element without its namespace. Ex: local(<text:p>) -> "p"."""
    return element.tag.rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name; "" when it is not there."""
    value = element.get(name)
    if value is not None:
        return value
    return next((str(text) for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def number_of(element: etree._Element, name: str, otherwise: int = 0) -> int:
    """A whole number in an attribute, by its local name; `otherwise` where there is none, or an absurd one."""
    value = attribute(element, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise


def _refuse_declarations(element: etree._Element, name: str) -> None:
    if element.getroottree().docinfo.doctype:  # type: ignore[attr-defined]
        raise BadInput(f"{name}: it declares entities or a document type, as no spreadsheet does. It was not read.")


def _forget(element: etree._Element) -> None:
    """Free an element and all that stood before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
