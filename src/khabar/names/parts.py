"""A name and its parts as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name.

    `text` is as written; `form` the folded and joined spelling without article ("عبد الرحمن" -> "عبدالرحمن",
    "al-Khouli" -> "khouli"); `role` one of given, father, grandfather, ancestor, family, kunya, laqab (another
    name, as in brackets or after "alias"), nisba (where somebody is from; often the family name), honorific, particle;
    `sure` the share of names of this shape in which that role is right, by judgement and not by measurement.
    """

    text: str
    form: str
    role: str
    sure: float


@dataclass(frozen=True, slots=True)
class Name:
    """A parsed name. `raw` is the text as it came; `script` is "arabic", "latin", "mixed" or "none".

    `suspect`: the words in which letters of several alphabets are mixed, as a Cyrillic А in a Latin Ahmad.
    """

    raw: str
    script: str
    parts: tuple[Part, ...]
    suspect: tuple[str, ...] = ()

    @property
    def given(self) -> str:
        """The person's own name as written, or ""."""
        return self._text("given")

    @property
    def father(self) -> str:
        """The father's name as written, or ""."""
        return self._text("father")

    @property
    def grandfather(self) -> str:
        """The grandfather's name as written, or ""."""
        return self._text("grandfather")

    @property
    def family(self) -> str:
        """The family name as written, else the last nisba, or ""."""
        nisbas = [part.text for part in self.parts if part.role == "nisba"]
        return self._text("family") or (nisbas[-1] if nisbas else "")

    def _text(self, role: str) -> str:
        return next((part.text for part in self.parts if part.role == role), "")
