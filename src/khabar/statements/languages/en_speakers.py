"""Who an English noun phrase names: a person, a role, an organisation, or a pronoun."""

import re
from collections.abc import Sequence

from khabar.model import Speaker
from khabar.statements.lexicon import values, words
from khabar.statements.said import Item, Mention, fold_of
from khabar.statements.sentences import Quotation
from khabar.statements.tokens import Token


def mention(items: Sequence[Item]) -> Mention | None:
    """The speaker that a stretch of words names; None when it names nobody. Appositions stand between commas.

    Ex: the words of "Rami Odeh, the committee's spokesman," -> Mention(Speaker("Rami Odeh", "spokesman", "committee"))
    """
    found: list[Mention] = []
    for part in _parts(items):
        one = _of_part(part)
        if one:
            found.append(one)
    if not found:
        return None
    last = found[-1]
    if len(found) > 1 and last.reference == "" and found[-2].reference == "":
        return _joined(found[-2], last)
    return last


def _parts(items: Sequence[Item]) -> list[list[Token]]:
    """The stretches between commas and dashes, words in brackets kept with what they follow."""
    parts: list[list[Token]] = [[]]
    for item in items:
        if isinstance(item, Quotation) or item.text in ",;:–—":
            parts.append([])
        else:
            parts[-1].append(item)
    return [part for part in parts if part]


def _of_part(part: list[Token]) -> Mention | None:
    skipped = words("saying_en", "skipped_subject")
    while part and part[0].fold in skipped:
        part = part[1:]
    while part and part[-1].fold in skipped:
        part = part[:-1]
    if part and part[0].fold in words("saying_en", "adverbial_leads"):
        part = _behind_adverbial(part)
    part = _without_day(part)
    if part and part[0].fold in ("among", "including"):
        return None
    if not part or part[0].fold in words("saying_en", "relatives"):
        return _leading(part)
    pronoun = values("saying_en", "pronouns").get(part[-1].fold)
    if pronoun and pronoun not in ("who", "we", "i"):
        return Mention(Speaker(), pronoun, start=part[-1].start)
    part = part[
        : next((n for n in range(1, len(part)) if part[n].fold in ("for", "on") and _for_its_part(part, n)), len(part))
    ]
    relative = next((n for n, token in enumerate(part) if token.fold in words("saying_en", "relatives")), len(part))
    part = part[:relative]
    finite = next((n for n, token in enumerate(part) if token.fold in words("saying_en", "auxiliaries")), len(part))
    if 0 < finite < len(part) and len(part) - finite <= 5:
        part = part[:finite]
    if len(part) > 22 or any(token.fold in words("saying_en", "auxiliaries") for token in part):
        return None
    if part[-1].fold in words("saying_en", "document_nouns") and len(part) <= 3:
        return Mention(Speaker(), "same", start=part[0].start)
    definite = part[0].fold in ("the", "his", "her", "its", "their", "this", "that")
    body = part[1:] if part[0].fold in words("saying_en", "determiners") else part
    if not body:
        return None
    speaker = _with_role(part, body) or _person_of(body) or _organisation(body) or _person(body)
    return Mention(speaker, is_definite=definite, start=part[0].start) if speaker else None


def _without_day(part: list[Token]) -> list[Token]:
    """A noun phrase without the day or month behind it: "The UN office on Tuesday" -> "The UN office"."""
    days = words("saying_en", "days") | words("periods", "month_words")
    for at in range(1, len(part)):
        lead = at if part[at].fold in ("on", "in", "late", "early", "earlier", "last", "this") else None
        behind = [token.fold for token in part[at : at + 3]]
        if part[at].fold in days or (lead is not None and set(behind[1:]) & days):
            return part[:at]
    return part


def _leading(part: Sequence[Token]) -> Mention | None:
    """What a relative clause says of somebody's place in a body: "who heads the legal committee of the Bloc"."""
    roles = values("saying_en", "leading")
    if len(part) < 3 or part[0].fold != "who" or part[1].fold not in roles:
        return None
    rest = list(part[2:])
    while rest and rest[0].fold in words("saying_en", "determiners") | words("saying_en", "links"):
        rest = rest[1:]
    if not any(_is_organisation_word(token) or token.is_capital for token in rest):
        return None
    return Mention(Speaker("", roles[part[1].fold], _text(rest)), start=part[0].start)


def _for_its_part(part: Sequence[Token], at: int) -> bool:
    return (
        len(part) > at + 2
        and part[at + 2].fold in ("part", "side")
        and part[at + 1].fold in ("its", "his", "her", "their")
    )


def _behind_adverbial(part: list[Token]) -> list[Token]:
    """The noun phrase at the end of "In December alone HNM", "On Sunday the ministry"; nothing where there is none."""
    for at in range(1, len(part)):
        before = part[at - 1].fold
        if part[at].fold in ("the", "a", "an", "he", "she", "they", "it") and before not in words(
            "saying_en", "links"
        ) | words("saying_en", "adverbial_leads") - words("saying_en", "days"):
            return part[at:]
    end = len(part)
    while end and part[end - 1].is_capital:
        end -= 1
    is_free = 0 < end < len(part) and part[end - 1].fold not in words("saying_en", "links") | words(
        "saying_en", "adverbial_leads"
    ) | {"the", "a", "an"}
    return part[end:] if is_free else []


def _with_role(part: list[Token], body: list[Token]) -> Speaker | None:
    roles = words("saying_en", "roles")
    if _is_organisation_word(body[0]) and body[0].is_capital and len(body) > 1 and body[1].fold in ("of", "for"):
        return None
    heads = [n for n, token in enumerate(body) if token.fold in roles and not _is_possessive(body, n)]
    if not heads:
        return None
    link = next((n for n in range(heads[0] + 1, len(body)) if body[n].fold in words("saying_en", "links")), None)
    head = max((n for n in heads if link is None or n < link), default=heads[0])
    name_end = head + 1
    while name_end < len(body) and (
        body[name_end].is_capital
        or body[name_end].fold in words("saying_en", "name_particles")
        or body[name_end].text == "."
    ):
        name_end += 1
    name = _text(body[head + 1 : name_end]).lstrip(". ")
    start = max((n + 1 for n in range(head) if _is_organisation_word(body[n])), default=0)
    before = body[:start]
    if start == 1 and not body[0].text.isupper() and not _is_possessive(body, 0):
        start = 0
    lead = body[:head]
    is_insider = body[head].fold in words("saying_en", "insiders")
    if not before and is_insider and len(lead) > 1 and all(t.is_capital and t.fold not in roles for t in lead):
        start, before = head, lead
    organisation = _text(before)
    if (
        link is not None
        and link <= max(name_end, head + 1)
        and body[link].fold in words("saying_en", "links")
        and link + 1 < len(body)
    ):
        rest = body[link + 1 :]
        rest = rest[1:] if rest[0].fold in words("saying_en", "determiners") else rest
        organisation, more = _split_organisation(rest) if rest else ("", "")
        name = name or more
        if body[link].fold in ("in", "on", "with", "from", "behind", "to") and not any(
            _is_organisation_word(t) for t in rest
        ):
            role = _text(body[start:])
            return Speaker(name, role.removesuffix(name).strip(), _text(before))
        if not any(_is_organisation_word(t) or t.is_capital for t in rest):
            return Speaker(name, _role_text(part, body, _text(body[start:])), _text(before))
    role = _text(body[start : head + 1])
    if not name and not organisation:
        role = _role_text(part, body, role)
    return Speaker(name, role, organisation)


def _role_text(part: list[Token], body: list[Token], role: str) -> str:
    """A role with its "a" or "one", where nothing else says who it is."""
    first = part[0].fold
    return (
        f"{first} {role}"
        if part is not body and first in ("a", "an", "one", "another", "several", "two", "three", "some")
        else role
    )


def _is_possessive(body: Sequence[Token], at: int) -> bool:
    """Whether a word owns what follows, "Governor's Office", "Doctors' Union", and so is no role here."""
    is_plural = at + 1 < len(body) and body[at + 1].text in "'’" and body[at + 1].start == body[at].end
    return body[at].text.endswith(("'s", "’s")) or is_plural


def _is_organisation_word(token: Token) -> bool:
    is_acronym = bool(re.fullmatch(r"(?:[A-Z]\.?){2,7}s?|[A-Z]{2,}[a-z]?[A-Z]*", token.text))
    return token.fold in words("saying_en", "organisations") or is_acronym


def _split_organisation(rest: list[Token]) -> tuple[str, str]:
    """ "Interior Ministry Nur Haddad" -> ("Interior Ministry", "Nur Haddad"); what brackets hold is left out."""
    bracket = next((n for n, token in enumerate(rest) if token.text == "("), None)
    if bracket is not None:
        close = next((n for n in range(bracket, len(rest)) if rest[n].text == ")"), len(rest) - 1)
        return _text(rest[:bracket]), _text([t for t in rest[close + 1 :] if t.is_capital])
    last = max((n for n, token in enumerate(rest) if _is_organisation_word(token)), default=None)
    if (
        last is not None
        and last + 1 < len(rest)
        and all(t.is_capital or t.fold in words("saying_en", "name_particles") for t in rest[last + 1 :])
    ):
        return _text(rest[: last + 1]), _text(rest[last + 1 :])
    return _text(rest), ""


def _person_of(body: list[Token]) -> Speaker | None:
    """A name with its body: "Abdo Murjan of the Association"."""
    link = next((n for n, token in enumerate(body) if token.fold in ("of", "from", "with", "at")), None)
    if link not in (2, 3) or len(body) < link + 2 or not all(token.is_capital for token in body[:link]):
        return None
    if any(_is_organisation_word(token) or token.text.isupper() or token.fold.endswith("s") for token in body[:link]):
        return None
    rest = body[link + 1 :]
    rest = rest[1:] if rest[0].fold in words("saying_en", "determiners") else rest
    if not any(_is_organisation_word(token) for token in rest):
        return None
    return Speaker(_text(body[:link]), "", _text(rest))


def _organisation(body: list[Token]) -> Speaker | None:
    if not any(_is_organisation_word(token) for token in body):
        return None
    if not body[0].is_capital and sum(t.is_capital for t in body) == 0 and len(body) > 6:
        return None
    text, _more = _split_organisation(body)
    return Speaker("", "", text)


def _person(body: list[Token]) -> Speaker | None:
    """The run of capitals at the end, with titles and particles of names; at most two small words may follow it."""
    titles, particles = words("saying_en", "honorifics"), words("saying_en", "name_particles")
    end = len(body)
    while end and not body[end - 1].is_capital:
        end -= 1
    if end == 0 or len(body) - end > 2:
        return None
    start = end
    while start and (
        body[start - 1].is_capital
        or body[start - 1].fold in particles
        or (body[start - 1].text == "." and start > 1 and body[start - 2].fold in titles)
    ):
        start -= 1
    is_name = any(token.fold not in words("saying_en", "not_names") for token in body[start:end])
    return Speaker(_text(body[start:end])) if start <= 3 and is_name else None


def _joined(first: Mention, second: Mention) -> Mention:
    """Two neighbours as one speaker, where one is a name and the other says what they are."""
    a, b = first.speaker, second.speaker
    if a.name and b.name and a.name != b.name:
        return second
    if not (a.name or b.name):
        if a.role and b.organisation and not b.role:
            return Mention(Speaker("", a.role, a.organisation or b.organisation), "", first.is_definite, first.start)
        return first
    joined = Speaker(a.name or b.name, a.role or b.role, a.organisation or b.organisation)
    return Mention(joined, "", False, min(first.start, second.start))


def _text(tokens: Sequence[Token]) -> str:
    """The words of neighbouring tokens, with spaces where they stood apart, and without a possessive at the end."""
    out = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        out += (" " if before and token.start > before.end else "") + token.text
    return re.sub(r"[’']s$", "", out.strip(" .,"))


def source_of(items: Sequence[Item]) -> list[Item]:
    """ "a report by the Network" -> "the Network": who stands behind a document."""
    nouns = words("saying_en", "document_nouns")
    for place, item in enumerate(items):
        if isinstance(item, Token) and item.fold in nouns:
            by = next((n for n in range(place, len(items)) if fold_of(items[n]) in ("by", "from", "of")), None)
            if by is not None:
                return list(items[by + 1 :])
    return list(items)
