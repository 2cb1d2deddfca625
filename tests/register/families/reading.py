"""The sentences of a page as somebody reads them: block by block, without what a family or a source wrote itself."""

import re
import unicodedata
from html.parser import HTMLParser

BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "dt", "dd", "label", "legend", "button", "a", "option", "th", "td", "div", "fieldset"}
    | {"small", "summary"}
)
ENDS = re.compile(r"[.!?؟:؛;]+(?:\s|$)")


class _Blocks(HTMLParser):
    """Texts of the main part, one for each block; what stands in <bdi> is somebody's own words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = [""]
        self.inside = self.own = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside += tag == "main"
        self.own += tag in ("bdi", "textarea")
        if tag in BLOCKS:
            self.found.append("")
        self.found += ["", *(str(value) for name, value in attrs if name in ("data-failed", "data-known")), ""]

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "main"
        self.own -= tag in ("bdi", "textarea")
        if tag in BLOCKS:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.own:
            self.found[-1] += data


def sentences(page: str) -> list[str]:
    """The sentences of a page's main part. Ex: "<main><p>Go on. Why?</p></main>" -> ["Go on", "Why"]"""
    reader = _Blocks()
    reader.feed(page)
    found = (" ".join(part.split()) for block in reader.found for part in ENDS.split(block))
    return [one for one in found if one]


def words(sentence: str) -> list[str]:
    """The words of a sentence without their vowel signs. Ex: "أُخذ يومًا - now" -> ["أخذ", "يوما", "now"]"""
    plain = "".join(letter for letter in sentence if unicodedata.category(letter) != "Mn")
    return [found[0] for token in plain.split() if (found := re.search(r"\w.*\w|\w", token))]
