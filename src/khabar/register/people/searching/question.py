"""What somebody looks for: any of names, number, place, period, kind, source and rating, all of which must fit."""

import json
from dataclasses import asdict, dataclass

NAMES = ("name", "mother", "father")


@dataclass(frozen=True, slots=True)
class Question:
    """A search as it was typed; "" leaves a field open.

    `since` and `until` are EDTF dates of which what is claimed may lie between. `reliability` and `credibility` are the
    worst that is still looked for. `after` is the key of a change: only who was taken in since is wanted.
    """

    name: str = ""
    mother: str = ""
    father: str = ""
    number: str = ""
    origin: str = ""
    kind: str = ""
    place: str = ""
    facility: str = ""
    since: str = ""
    until: str = ""
    source: str = ""
    reliability: str = ""
    credibility: str = ""
    after: int = 0

    @property
    def names(self) -> dict[str, str]:
        """The names that are asked for."""
        return {field: text for field in NAMES if (text := getattr(self, field).strip())}

    @property
    def is_empty(self) -> bool:
        return not any(asdict(self).values())

    def as_text(self) -> str:
        """The same as text to be kept, fields that are open left out."""
        return json.dumps({field: said for field, said in asdict(self).items() if said}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "Question":
        """What `as_text` wrote."""
        return cls(**json.loads(text))
