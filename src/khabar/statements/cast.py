"""The people and bodies of an article: who "he", "the Secretary-General" or a family name stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from khabar.model import Speaker
from khabar.statements.bodies import full_name, nearest_body
from khabar.statements.lexicon import words
from khabar.statements.said import Mention
from khabar.statements.tokens import fold

GIVEN_UP = Speaker()
OF_A_BODY = frozenset(("press office", "media office", "media department", "communications office", "press service"))


class Cast:
    """Everybody named as a speaker in an article, filled up from all mentions, then asked in the order of the text."""

    def __init__(self, mentions: Iterable[Speaker], bodies: Mapping[str, str], text: str = "") -> None:
        """Takes all speakers that the article names; those of one name are one, roles and bodies taken together.

        `bodies` are the bodies that the text names in full, each by its abbreviation, or by itself where it has none.
        In `text` a person named by one part is looked for in full.
        """
        self._people: list[Speaker] = []
        self._text = text
        self._short = dict(bodies)
        self._spoken: list[str] = []
        self._bodies: list[str] = list(dict.fromkeys(bodies.values()))
        self._last: Speaker = GIVEN_UP
        self._last_person: Speaker = GIVEN_UP
        self._last_body: Speaker = GIVEN_UP
        for speaker in mentions:
            if speaker.name:
                self._add(replace(speaker, name=full_name(text, speaker.name)))
            elif speaker.organisation:
                self._spoken.append(speaker.organisation)

    def _add(self, speaker: Speaker) -> None:
        for number, known in enumerate(self._people):
            if _same(known.name, speaker.name):
                longer = max(known.name, speaker.name, key=len)
                self._people[number] = Speaker(
                    longer, _fuller(known.role, speaker.role), _fuller(known.organisation, speaker.organisation)
                )
                return
        self._people.append(speaker)

    def resolve(self, mention: Mention) -> Speaker:
        """Who a mention stands for; an empty speaker when the article doesn't tell."""
        speaker = self._with_body(self._resolve(mention), mention.start)
        if speaker:
            self._last = speaker
            if speaker.name or speaker.role:
                self._last_person = speaker
            elif speaker.organisation:
                self._last_body = speaker
        return speaker

    def _with_body(self, speaker: Speaker, at: int) -> Speaker:
        """Somebody whose role is one within a body, "the spokesman", with the body that spoke or was named last."""
        roles = words("saying_en", "insiders") | words("saying_ar", "insiders")
        if speaker.organisation or not {fold(word).removeprefix("ال") for word in speaker.role.split()} & roles:
            return speaker
        named = self._last_body.organisation or nearest_body(self._text, self._bodies, at)
        if named and speaker.name:
            self._add(replace(speaker, organisation=named))
        return replace(speaker, organisation=named)

    def _resolve(self, mention: Mention) -> Speaker:
        speaker = mention.speaker
        match mention.reference:
            case "same":
                return self._last or self._first_body()
            case "he" | "she":
                return self._last_person or self._last
            case "they" | "it":
                return self._last if mention.reference == "they" else self._last_body or self._last
        if speaker.name:
            known = next((one for one in self._people if _same(one.name, speaker.name)), speaker)
            return replace(known, organisation=self._body(known.organisation))
        if speaker.role and mention.is_definite:
            return self._by_role(speaker) or replace(speaker, organisation=self._body(speaker.organisation))
        if fold(speaker.organisation) in OF_A_BODY and not speaker.role and self._last_body:
            return Speaker("", speaker.organisation, self._last_body.organisation)
        if speaker.organisation and (mention.is_definite or speaker.organisation in self._short) and not speaker.role:
            return replace(speaker, organisation=self._body(speaker.organisation))
        return speaker

    def _first_body(self) -> Speaker:
        """The body that the article names first: who stands behind "the report" where nobody has spoken yet."""
        return Speaker("", "", self._bodies[0]) if self._bodies else GIVEN_UP

    def _by_role(self, speaker: Speaker) -> Speaker | None:
        """The last person who speaks in this role: "the minister" -> the Minister of the Interior."""
        head = _words(speaker.role)
        ordered = [self._last_person, *reversed(self._people)]
        fits = next((one for one in ordered if one.name and head and head <= _words(one.role)), None)
        return fits or (self._last_person if self._last_person.name and len(head) == 1 else None)

    def note(self, speaker: Speaker) -> None:
        """Somebody is spoken of without speaking: "she" in the next sentence means them."""
        if speaker.name:
            self._add(replace(speaker, name=full_name(self._text, speaker.name)))
            self._last = self._last_person = self._resolve(Mention(speaker))

    def _body(self, name: str) -> str:
        """The full name of a body that is spoken of by a part of it: "the network" -> "Network for Open Prisons"."""
        if name in self._short:
            return self._short[name]
        asked = _words(name)
        if not asked:
            return name
        known = [*(one.organisation for one in self._people), *self._spoken, *self._bodies]
        fuller = [body for body in known if asked < _words(body)]
        return fuller[0] if fuller and 0 < len(asked) <= 2 else name


def _words(text: str) -> frozenset[str]:
    """The folded words of a name of a body or a role, without articles."""
    return frozenset(fold(word).removeprefix("لل").removeprefix("ال") for word in text.replace("-", " ").split()) - {
        "the",
        "of",
        "for",
        "",
    }


def _same(a: str, b: str) -> bool:
    """Whether one name is the other, or its end or beginning: "Odeh" and "Rami Odeh"."""
    one, two = [[fold(part) for part in name.split()] for name in (a, b)]
    short, long = sorted((one, two), key=len)
    if short == long:
        return True
    return bool(short) and (long[-len(short) :] == short or long[: len(short)] == short) and len(short) < len(long)


def _fuller(a: str, b: str) -> str:
    return max(a, b, key=len)
