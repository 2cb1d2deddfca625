"""The plain words of a page, for finding what was annotated in it."""

from pathlib import Path

from lxml import html

BLOCKS = (
    "p div li ul ol h1 h2 h3 h4 header footer nav aside section article figcaption figure label form td tr table br"
)


def text_of(path: Path) -> str:
    """The text of an annotated article: a .txt file as it is, a .html file without its tags, a block a line.

    Raises UnicodeDecodeError when the file isn't UTF-8.
    """
    written = path.read_text("utf-8")
    return plain(written) if path.suffix == ".html" else written


def plain(page: str) -> str:
    """Ex: '<h1>A</h1><p>b <i>c</i></p>' -> 'A\\nb c'. What the head, scripts and styles hold is left out."""
    body = html.document_fromstring(page).find("body")
    for node in body.iter():
        hidden = not isinstance(node.tag, str) or node.tag in ("script", "style")
        node.text = "" if hidden else " ".join((node.text or "").splitlines())
        node.tail = " ".join((node.tail or "").splitlines())
    for node in body.iter(*BLOCKS.split()):
        node.text = "\n" + (node.text or "")
        node.tail = "\n" + (node.tail or "")
    lines = (" ".join(line.split()) for line in str(body.text_content()).splitlines())
    return "\n".join(line for line in lines if line)
