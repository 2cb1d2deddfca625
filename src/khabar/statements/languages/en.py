"""English: who said what, by verbs of saying, "according to", and quotations."""

from collections.abc import Sequence
from functools import cache

from khabar.model import Speaker
from khabar.statements.languages.en_speakers import mention, source_of
from khabar.statements.lexicon import load, words
from khabar.statements.said import Item, Mention, Said, fold_of, outer, trimmed
from khabar.statements.sentences import Quotation, Sentence
from khabar.statements.tokens import Token, fold

BREAKS = frozenset(("and", "but", "while", "whereas", "although", "though", ";"))
SHORT_BEFORE = 6
"""So few words before a speaker are the beginning of what is said, not all of it: "By night, he said, they came"."""
SAME = Mention(Speaker(), "same")


def find_said(text: str, sentence: Sentence) -> list[Said]:
    """The attributions of a sentence, in order; a clause within what somebody said is not taken apart."""
    items = outer(sentence)
    found: list[Said] = []
    covered = -1
    for at in range(len(items)):
        item = items[at]
        if isinstance(item, Quotation) or item.start < covered:
            continue
        said = _quoted_as_saying(text, items, at) or _by_verb(text, items, at, bool(found))
        if said is None and not found and item.fold == "according":
            said = _according(text, items, at)
        if said:
            found.extend(said)
            covered = max(one.span[1] for one in said)
            if any(one.span[0] < item.start for one in said):
                covered = max(covered, item.end)
    return found


def _is_verb(items: Sequence[Item], at: int) -> str:
    """Which kind of verb of saying stands here: "that", "object", "participle"; "" when none."""
    item = items[at]
    if isinstance(item, Quotation):
        return ""
    word = item.fold
    before = fold_of(items[at - 1]) if at else ""
    after = fold_of(items[at + 1]) if at + 1 < len(items) else ""
    if _is_participle(word):
        opens = before in (",", "and", "while", "–", "—") or after in ("that", "“”")
        return "participle" if opens and before not in words("saying_en", "before_noun_participle") else ""
    is_that, is_object = word in _forms("that", "finite"), word in _forms("object", "finite")
    if not (is_that or is_object) or after == "by" or before in words("saying_en", "before_noun"):
        return ""
    if _is_passive(items, at) or (word in words("saying_en", "ambiguous") and not _is_surely_verb(items, at, is_that)):
        return ""
    if is_that and (after in ("that", "“”", ":", ",") or not is_object):
        return "that"
    return "object" if is_object else "that"


def _is_passive(items: Sequence[Item], at: int) -> bool:
    """Whether "was" stands before, at most an adverb between."""
    be = words("saying_en", "be")
    before = [fold_of(item) for item in items[max(0, at - 2) : at]]
    return bool(before) and (
        before[-1] in be or (before[-1] in words("saying_en", "skipped_subject") and before[0] in be)
    )


def _is_surely_verb(items: Sequence[Item], at: int, is_that: bool) -> bool:
    """Whether a word that is also a noun is a verb here: "that" or a quotation beside it, or a subject before it."""
    after = fold_of(items[at + 1]) if at + 1 < len(items) else ""
    if after in ("that", "“”", ":", "out", "of") or (after == "," and is_that) or _quote_before(items, at):
        return True
    named = mention(items[_region_start(items, at) : at])
    return named is not None and bool(named.speaker or named.reference)


def subject(sentence: Sentence) -> Mention | None:
    """Whom a sentence in which nobody speaks is about, where it begins with a name: "Lina Farah, a nurse, was"."""
    items = outer(sentence)
    auxiliaries = words("saying_en", "auxiliaries")
    stop = next((n for n, item in enumerate(items) if fold_of(item) in auxiliaries or n > 20), len(items))
    return mention(items[:stop]) if items and isinstance(items[0], Token) and items[0].is_capital else None


@cache
def _forms(group: str, key: str) -> frozenset[str]:
    """The forms of verbs of saying: group "that" or "object", key "finite" or "participle"."""
    return frozenset(fold(word) for word in load("saying_en")[group][key])


def _is_participle(word: str) -> bool:
    return word in _forms("that", "participle") or word in _forms("object", "participle")


def _by_verb(text: str, items: list[Item], at: int, is_later: bool) -> list[Said] | None:
    kind = _is_verb(items, at)
    verb = items[at]
    if not kind or isinstance(verb, Quotation):
        return None
    is_denial = verb.fold in words("saying_en", "denial")
    shown = _shown(items, at)
    begin = _region_start(items, at)
    region = items[begin:at]
    named = SAME if kind == "participle" or _only_link(region, is_later) else mention(region)
    inverted = None
    if named is None and _quote_before(items, at):
        inverted = mention(_after(items, at + 1))
        named = inverted
    if named is None:
        return None
    quotes = _quotes(items, begin, at, inverted is not None, kind == "object")
    if quotes:
        return [
            Said(shown, named, quote.span, True, is_denial, "a quotation beside a verb of saying", 0.95)
            for quote in quotes
        ]
    start, end, rule = _content(text, items, at, kind)
    if rule == "trailing":
        named = mention(items[_before_subject(items, at) + 1 : at]) or named
    start, end = trimmed(text, start, end)
    if end - start < 3:
        return None
    if rule == "trailing":
        return [Said(shown, named, (start, end), False, is_denial, "who said it stands behind", 0.75)]
    sure = 0.95 if rule == "that" else 0.85 if kind == "that" else 0.8
    via = _via(items, at)
    return [Said(shown, named, (start, end), False, is_denial, f"{rule} behind a verb of saying", sure, via)]


def _shown(items: Sequence[Item], at: int) -> str:
    """The verb with the little word that belongs to it: "called on", "pointed out"."""
    verb, after = items[at], items[at + 1] if at + 1 < len(items) else items[at]
    if (
        isinstance(after, Token)
        and after.fold in words("saying_en", "prepositions")
        and fold_of(verb) in words("saying_en", "with_preposition")
    ):
        return f"{verb.text} {after.text}"  # type: ignore[union-attr]
    return verb.text  # type: ignore[union-attr]


def _only_link(region: Sequence[Item], is_later: bool) -> bool:
    """Whether nothing but "and" or an adverb stands before a later verb, which so goes on with the same speaker."""
    skipped = words("saying_en", "skipped_subject")
    return is_later and all(isinstance(item, Token) and (item.fold in skipped or item.text == ",") for item in region)


def _region_start(items: Sequence[Item], at: int) -> int:
    """Where the clause begins whose subject stands before the verb at `at`."""
    begin = at
    while begin and not isinstance(items[begin - 1], Quotation) and fold_of(items[begin - 1]) not in BREAKS | {":"}:
        begin -= 1
        while begin > 1 and fold_of(items[begin - 1]) == "and" and _joins_names(items, begin - 1):
            begin -= 1
    return begin


def _joins_names(items: Sequence[Item], at: int) -> bool:
    """Whether an "and" stands within a name of an organisation: "Centre for Truth and Justice said"."""
    before, after = items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None
    if isinstance(after, Token) and after.fold in ("who", "which", "whose"):
        return True
    return isinstance(before, Token) and isinstance(after, Token) and before.is_capital and after.is_capital


def _quote_before(items: Sequence[Item], at: int) -> bool:
    return any(isinstance(item, Quotation) for item in items[max(0, at - 2) : at])


def _after(items: Sequence[Item], at: int) -> list[Item]:
    """The words behind an inverted verb that name its subject: up to a word that begins something else."""
    taken: list[Item] = []
    for item in items[at:]:
        if isinstance(item, Quotation) or item.text in ".;:":
            break
        if (
            item.fold in words("saying_en", "time_leads")
            and item.fold not in ("of", "for")
            and not (taken and item.fold in ("in", "at", "from"))
        ):
            break
        if _is_participle(item.fold) or item.fold in ("who", "as", "when", "while", "that"):
            break
        taken.append(item)
    return taken


def _quotes(items: Sequence[Item], begin: int, at: int, inverted: bool, is_object: bool) -> list[Quotation]:
    """The quotations that belong to a verb: before its subject, and right behind the verb or its subject."""
    found: list[Quotation] = []
    if begin and isinstance(items[begin - 1], Quotation):
        found.append(items[begin - 1])  # type: ignore[arg-type]
    elif inverted:
        found.extend(item for item in items[max(0, at - 2) : at] if isinstance(item, Quotation))
    for place in range(at + 1, len(items)):
        item = items[place]
        if isinstance(item, Quotation):
            if any(_has_own_subject(items, verb, at) for verb in range(at + 2, place)):
                break
            between = [fold_of(one) for one in items[at + 1 : place]]
            is_near = place <= at + 2 or bool(found) or between[-1] == ":"
            if between and between[-1] == "," and "that" not in between and len(between) <= 9 and not is_object:
                is_near = (
                    is_near
                    or between[0] in words("saying_en", "time_leads")
                    or inverted
                    or fold_of(items[at]) == "told"
                )
            if is_near and not ("that" in between and len(between) > 2):
                found.append(item)
            break
    return found


def _content(text: str, items: Sequence[Item], at: int, kind: str) -> tuple[int, int, str]:
    """Where what was said begins and ends, and how it is introduced."""
    that = next((n for n in range(at + 1, min(at + 16, len(items))) if fold_of(items[n]) == "that"), None)
    if that is not None and not _may_stand_between(items[at + 1 : that], fold_of(items[at])):
        that = None
    first = at + 1 if that is None else that + 1
    if that is None:
        while first < len(items) and fold_of(items[first]) in words("saying_en", "after_verb"):
            first += 1
    if first >= len(items) or fold_of(items[first]) in (".", "!", "?") or (that is None and _is_trailing(items, at)):
        comma = _before_subject(items, at)
        if comma and comma <= SHORT_BEFORE and len(items) - at > SHORT_BEFORE:
            return items[0].start, items[-1].end, "trailing"
        return (items[0].start, items[comma].start, "trailing") if comma else (0, 0, "")
    return items[first].start, _end(items, first), "that" if that is not None else "words"


def _may_stand_between(between: Sequence[Item], verb: str) -> bool:
    """Whether words may part a verb from its "that": a time, a place, an adverb, whom it was told to."""
    folds = [fold_of(item) for item in between]
    if "“”" in folds or {".", ";", ":"} & set(folds):
        return False
    skipped = words("saying_en", "skipped_subject")
    return (
        len(folds) <= 2
        or verb in ("told", "informed", "tells")
        or folds[0] in words("saying_en", "time_leads") | skipped | {",", "out", "to", "by"}
    )


def _is_trailing(items: Sequence[Item], at: int) -> bool:
    """Whether only a time or a place follows the verb: "..., the ministry said on Sunday."."""
    if at + 1 < len(items) and fold_of(items[at + 1]) == "," and _before_subject(items, at) > 1:
        return True
    rest = [item for item in items[at + 1 :] if isinstance(item, Token) and item.text not in ".!?"]
    return not rest or (
        len(rest) <= 7
        and rest[0].fold in words("saying_en", "time_leads") | {"in"}
        and any(fold_of(i) == "," for i in items[:at])
    )


def _before_subject(items: Sequence[Item], at: int) -> int:
    """The comma behind which the subject of a trailing verb begins, its appositions with it; 0 when there is none."""
    commas = [n for n in range(1, at) if fold_of(items[n]) == ","]
    whole = next((n for n in commas if mention(items[n + 1 : at])), 0)
    return whole


def _end(items: Sequence[Item], first: int) -> int:
    """The end of what was said: the sentence, or where the same or another speaker goes on."""
    for place in range(first, len(items)):
        item = items[place]
        if isinstance(item, Quotation):
            continue
        after = [fold_of(one) for one in items[place + 1 : place + 4]]
        if item.text == "," and after[:1] == ["according"]:
            return item.start
        if (item.text == "," or item.fold in BREAKS) and place + 1 < len(items):
            verb = place + 1
            while verb < len(items) and fold_of(items[verb]) in words("saying_en", "skipped_subject") | {
                "and",
                "while",
                "but",
            }:
                verb += 1
            if verb < len(items) and _cuts(items, verb):
                return item.start
            if item.fold in ("while", "but", ";", "whereas") and _new_speaker(items, place + 1):
                return item.start
            if item.fold == "and" and _opens_behind(items, _new_speaker(items, place + 1)):
                return item.start
    return items[-1].end


def _cuts(items: Sequence[Item], at: int) -> bool:
    """Whether a verb without a subject of its own goes on: ", stressing that", "and denied that"."""
    word = fold_of(items[at])
    after = fold_of(items[at + 1]) if at + 1 < len(items) else ""
    if not _is_verb(items, at):
        return False
    is_object_of = after in ("of", "on", "for") and word in words("saying_en", "with_preposition")
    return (
        _is_participle(word) or after in ("that", "“”") or is_object_of or word not in words("saying_en", "ambiguous")
    )


def _new_speaker(items: Sequence[Item], at: int) -> int | None:
    """The place of the verb of a clause that begins here with another speaker, None where none does."""
    verb = next((n for n in range(at, min(at + 9, len(items))) if _is_verb(items, n)), None)
    return verb if verb is not None and mention(items[at:verb]) else None


def _has_own_subject(items: Sequence[Item], verb: int, after: int) -> bool:
    """Whether another speaker says something in a clause behind `after`: "denied it, and its spokesman said"."""
    begin = _region_start(items, verb)
    return begin > after and bool(_is_verb(items, verb)) and mention(items[begin:verb]) is not None


def _opens_behind(items: Sequence[Item], verb: int | None) -> bool:
    """Whether a colon, a quotation or "that" follows a verb: what somebody said begins there beyond doubt."""
    return verb is not None and any(fold_of(item) in (":", "“”", "that") for item in items[verb + 1 : verb + 2])


def _via(items: Sequence[Item], at: int) -> tuple[str, ...]:
    """Bearers named beside the speaker: whom it was told to, and "according to" at the end."""
    found = []
    word = fold_of(items[at])
    if word in ("told", "tells", "informed"):
        stop = next(
            (n for n in range(at + 1, len(items)) if fold_of(items[n]) in ("that", ",", "“”", "in", "on", "by")), at + 1
        )
        told = mention(items[at + 1 : stop])
        if told and told.speaker:
            found.append(told.speaker.organisation or told.speaker.name)
    place = next((n for n in range(at + 1, len(items) - 1) if fold_of(items[n]) == "according"), None)
    if place is not None:
        bearer = mention(items[place + 2 : _phrase_end(items, place + 2)])
        if bearer and bearer.speaker:
            found.append(bearer.speaker.organisation or bearer.speaker.name or bearer.speaker.role)
    return tuple(one for one in found if one)


def _phrase_end(items: Sequence[Item], at: int) -> int:
    return next(
        (n for n in range(at, len(items)) if isinstance(items[n], Quotation) or fold_of(items[n]) in ".;:"), len(items)
    )


def _according(text: str, items: list[Item], at: int) -> list[Said] | None:
    if at + 2 >= len(items) or fold_of(items[at + 1]) != "to":
        return None
    at_start = not any(isinstance(item, Token) and item.kind == "word" for item in items[:at])
    stop = _phrase_end(items, at + 2)
    if at_start or at < 3:
        stop = next((n for n in range(at + 2, stop) if fold_of(items[n]) == ","), stop)
    named = mention(source_of(items[at + 2 : stop]))
    if named is None:
        return None
    if stop < len(items) - 2 and (at_start or at < 3):
        start, end = trimmed(text, items[stop].end, _end(items, stop + 1))
    else:
        start, end = trimmed(text, items[0].start, items[at].start)
    if end - start < 3:
        return None
    quoted = isinstance(items[0], Quotation) and not at_start
    if quoted:
        start, end = items[0].span  # type: ignore[union-attr]
    return [
        Said(
            text[items[at].start : items[at + 1].end], named, (start, end), quoted, False, "according to somebody", 0.85
        )
    ]


def _quoted_as_saying(text: str, items: list[Item], at: int) -> list[Said] | None:
    """ "The agency quoted a source as saying that ...", "he was quoted by the agency as saying ..."."""
    if fold_of(items[at]) not in ("quoted", "cited", "quotes", "cites"):
        return None
    saying = next(
        (n for n in range(at + 1, min(at + 25, len(items) - 1)) if fold_of(items[n]) in ("saying", "stating")), None
    )
    if saying is None or fold_of(items[saying - 1]) != "as":
        return None
    passive = at and fold_of(items[at - 1]) in words("saying_en", "be")
    by = next((n for n in range(at + 1, saying) if fold_of(items[n]) == "by"), None)
    named = mention(items[_region_start(items, at) : at - 1] if passive else items[at + 1 : saying - 1])
    bearer = mention(items[by + 1 : saying - 1]) if passive and by else mention(items[_region_start(items, at) : at])
    if named is None:
        return None
    via = (
        (bearer.speaker.organisation or bearer.speaker.name,)
        if bearer and bearer.speaker and (by or not passive)
        else ()
    )
    quote = next((i for i in items[saying + 1 : saying + 3] if isinstance(i, Quotation)), None)
    start, end, _rule = _content(text, items, saying, "that")
    span = quote.span if quote else trimmed(text, start, end)
    if span[1] - span[0] < 3:
        return None
    verb = text[items[saying - 1].start : items[saying].end]
    return [Said(verb, named, span, quote is not None, False, "quoted as saying", 0.9, tuple(v for v in via if v))]
