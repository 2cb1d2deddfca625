"""Arabic: who said what. The verb stands before its subject, "أن" or a quotation before what was said."""

from collections.abc import Sequence

from khabar.model import Speaker
from khabar.statements.languages.ar_speakers import bare, mention, without_and
from khabar.statements.lexicon import begins_at, phrases, words
from khabar.statements.said import Item, Mention, Said, fold_of, outer, trimmed
from khabar.statements.sentences import Quotation, Sentence
from khabar.statements.tokens import Token

SAME = Mention(Speaker(), "same")
FAR = 26
MARKS = frozenset(".؛;!؟")


def find_said(text: str, sentence: Sentence) -> list[Said]:
    """The attributions of a sentence, in order; a clause within what somebody said is not taken apart."""
    items = outer(sentence)
    found: list[Said] = []
    covered = -1
    for at, item in enumerate(items):
        if isinstance(item, Quotation) or item.start < covered:
            continue
        said = (
            _relayed(text, items, at)
            or _by_verb(text, items, at, bool(found))
            or _according(text, items, at, bool(found))
        )
        if said:
            found.extend(said)
            covered = max(max(one.span[1] for one in said), item.end)
    return found


def subject(sentence: Sentence) -> Mention | None:
    """Whom a sentence in which nobody speaks is about; only a name at its beginning tells."""
    named, _end = mention(outer(sentence), 0)
    return named if named and named.speaker.name else None


def _verb(items: Sequence[Item], at: int) -> str:
    """ "that", "object" or "participle" when a verb of saying stands here, else ""."""
    word = fold_of(items[at])
    for form in dict.fromkeys((word, without_and(word), word.removeprefix("ل") if word.startswith("لي") else word)):
        if form in words("saying_ar", "participle"):
            return "participle"
        if form in words("saying_ar", "ambiguous") and not _followed(items, at):
            continue
        if form in words("saying_ar", "that") and (_that(items, at + 1) is not None or _beside_quote(items, at)):
            return "that"
        if form in words("saying_ar", "object"):
            return "object"
        if form in words("saying_ar", "that") and form not in words("saying_ar", "ambiguous"):
            return "that"
    return ""


def _followed(items: Sequence[Item], at: int) -> bool:
    that = _that(items, at + 1)
    return (that is not None and that - at < 14) or _beside_quote(items, at)


def _that(items: Sequence[Item], at: int) -> int | None:
    """The place of the "أن", colon or quotation that opens what was said, no further than the clause goes."""
    for place in range(at, min(at + FAR, len(items))):
        item = items[place]
        if isinstance(item, Quotation):
            return place
        if item.text in MARKS:
            return None
        if item.text == ":" or item.fold in words("saying_ar", "that_words") - {"كان", "لان"}:
            return place
        if place > at and (_plain_verb(item.fold) or without_and(item.fold) in words("saying_ar", "participle")):
            return None
    return None


def _plain_verb(word: str) -> bool:
    """Whether a word with "و" before it is a verb of saying of its own: the next clause has begun."""
    form = without_and(word)
    known = words("saying_ar", "that") | words("saying_ar", "object")
    return form != word and form in known and form not in words("saying_ar", "ambiguous")


def _beside_quote(items: Sequence[Item], at: int) -> bool:
    return any(isinstance(item, Quotation) for item in items[max(0, at - 2) : at])


def _by_verb(text: str, items: list[Item], at: int, is_later: bool) -> list[Said] | None:
    kind = _verb(items, at)
    verb = items[at]
    if not kind or isinstance(verb, Quotation):
        return None
    named, end = (SAME, at + 1) if kind == "participle" else mention(items, _subject_start(items, at + 1))
    start_of_subject = end
    if named is None:
        named, start_of_subject = _before(items, at) or SAME, at + 1
    denial = {verb.fold, without_and(verb.fold)} & words("saying_ar", "denial")
    shown = verb.text
    quotes = _quotes(items, at, end)
    if quotes:
        return [
            Said(shown, named, q.span, True, bool(denial), "a quotation beside a verb of saying", 0.95) for q in quotes
        ]
    that = _that(items, at + 1)
    if that is not None and not isinstance(items[that], Quotation):
        first, rule, sure = that + 1, "that", 0.9
        if fold_of(items[that]) not in ("ان", "بان", ":"):
            first = that
        spoken = items[first] if first < len(items) else None
        if fold_of(items[that]) == ":" and isinstance(spoken, Quotation):
            return [Said(shown, named, spoken.span, True, bool(denial), "a quotation beside a verb of saying", 0.95)]
    elif kind == "object" or (kind == "participle" and _object_word(verb.fold)):
        first, rule, sure = start_of_subject, "words", 0.75
    else:
        return None
    if first >= len(items):
        return None
    start, close = trimmed(text, items[first].start, _content_end(items, first))
    if close - start < 3 or (named is SAME and rule == "words" and not is_later and kind != "participle" and at > 0):
        return None
    return [
        Said(
            shown, named, (start, close), False, bool(denial), f"{rule} behind a verb of saying", sure, _via(items, at)
        )
    ]


def _object_word(word: str) -> bool:
    form = without_and(word)
    return any(
        form.startswith(stem)
        for stem in (
            "متهم",
            "نافي",
            "مطالب",
            "داعي",
            "واصف",
            "مندد",
            "محمل",
            "مستنكر",
            "رافض",
            "محذر",
            "معلن",
            "كاشف",
            "موثق",
            "متعهد",
            "مناشد",
        )
    )


def _subject_start(items: Sequence[Item], at: int) -> int:
    """Past words that may stand between a verb and its subject: "له", "بدوره", "لوكالة ..." is left where it is."""
    skip = (
        "له",
        "لها",
        "لهم",
        "ايضا",
        "بدوره",
        "بدورها",
        "لنا",
        "قد",
        "كذلك",
        "من",
        "جهته",
        "جهتها",
        "جانبه",
        "جانبها",
    )
    while at < len(items) and fold_of(items[at]) in skip:
        at += 1
    return at


def _before(items: Sequence[Item], at: int) -> Mention | None:
    """The subject before its verb: "الشبكة قالت", "وكان الوزير قد قال"."""
    begin = at
    while begin and not isinstance(items[begin - 1], Quotation) and fold_of(items[begin - 1]) not in (*MARKS, "،", ":"):
        begin -= 1
    if begin == at:
        return None
    while begin < at and fold_of(items[begin]) in ("وكان", "وكانت", "كان", "كانت", "لكن", "اما", "غير", "ان"):
        begin += 1
    named, end = mention(items, begin)
    between = [fold_of(item) for item in items[end:at]]
    return (
        named
        if named and named.speaker and all(word in ("قد", "،", "ايضا", "كانت", "كان") for word in between)
        else None
    )


def _quotes(items: Sequence[Item], at: int, end: int) -> list[Quotation]:
    found = [item for item in items[max(0, at - 2) : at] if isinstance(item, Quotation)]
    for place in range(at + 1, min(at + FAR, len(items))):
        item = items[place]
        if isinstance(item, Quotation):
            between = [fold_of(one) for one in items[at + 1 : place]]
            if any(map(_plain_verb, between)):
                break
            thats = [n for n, word in enumerate(between) if word in words("saying_ar", "that_words")]
            opens = place <= end + 1 or between[-1] in (":", "،", *words("saying_ar", "that_words"))
            if opens and (not thats or thats[-1] >= len(between) - 2):
                found.append(item)
            break
    return found


def _content_end(items: Sequence[Item], first: int) -> int:
    """The end of what was said: the sentence, or where a participle or the next verb of saying goes on."""
    for place in range(first + 1, len(items)):
        item = items[place]
        if isinstance(item, Quotation):
            continue
        word = item.fold
        if item.text in "؛;":
            return item.start
        before = fold_of(items[place - 1])
        participle = without_and(word) in words("saying_ar", "participle")
        if participle and (
            before in ("،", ",")
            or without_and(word) != word
            or _that(items, place + 1) == place + 1
            or word in ("قائلا", "قائلة")
        ):
            return item.start
        if _plain_verb(word) and (before in ("،", ",") or _that(items, place + 1) is not None):
            return item.start
        if word in ("بينما", "فيما", "وفيما") and place + 1 < len(items) and _verb(items, place + 1):
            return item.start
        if before in ("،", ",") and word[0] == "و" and word[1:] in words("saying_ar", "object"):
            return item.start
        if before in ("،", ",") and begins_at(
            [fold_of(one) for one in items[place : place + 4]], 0, phrases("saying_ar", "according")
        ):
            return item.start
    return items[-1].end


def _via(items: Sequence[Item], at: int) -> tuple[str, ...]:
    """The bearer to whom it was told: "لوكالة ...", "لصحيفة ...", and "بحسب ..." at the end."""
    known = words("saying_ar", "outlets")
    for place in range(at + 1, min(at + 14, len(items))):
        word = fold_of(items[place])
        if word in words("saying_ar", "that_words"):
            break
        if (word[:1] == "ل" and bare(word[1:]) in known) or (word.startswith("لل") and bare(word) in known):
            named, _end = mention(items, place)
            if named and named.speaker.organisation:
                return (named.speaker.organisation,)
    return ()


def _according(text: str, items: list[Item], at: int, is_later: bool) -> list[Said] | None:
    folds = [fold_of(item) for item in items]
    length = begins_at(folds, at, phrases("saying_ar", "according"))
    if not length or is_later:
        return None
    where = at + length
    named, end = mention(_without_for(items, where), where)
    if named is None:
        return None
    if named.reference and end < len(items):
        more, after = mention(_without_for(items, end), end)
        named, end = (more, after) if more and more.speaker else (named, end)
    at_start = at < 2
    if at_start:
        comma = next((n for n in range(end, len(items)) if folds[n] in ("،", ",")), None)
        begin = end if comma is None or comma - end > 6 else comma + 1
        if begin < len(items) and folds[begin] in ("فان", "ان"):
            begin += 1
        start, close = trimmed(
            text, items[min(begin, len(items) - 1)].start, _content_end(items, min(begin, len(items) - 1))
        )
    else:
        start, close = trimmed(text, items[0].start, items[at].start)
    quote = next((item for item in items[:at] if isinstance(item, Quotation)), None)
    if quote and not at_start and items[0] is quote:
        start, close = quote.span
    if close - start < 3:
        return None
    verb = text[items[at].start : items[at + length - 1].end]
    return [
        Said(verb, named, (start, close), quote is not None and items[0] is quote, False, "according to somebody", 0.8)
    ]


def _without_for(items: Sequence[Item], at: int) -> list[Item]:
    """The items, where the word at `at` loses a joined "ل": "وفقا لمصدر" names "مصدر"."""
    held = list(items)
    item = held[at] if at < len(held) else None
    if isinstance(item, Token) and item.fold.startswith("ل") and not item.fold.startswith("لل") and len(item.fold) > 3:
        is_whole = item.fold in words("saying_ar", "organisations") | words("saying_ar", "roles")
        if not is_whole:
            held[at] = Token(item.start + 1, item.end, item.text[1:], item.fold[1:], "word")
    return held


def _relayed(text: str, items: list[Item], at: int) -> list[Said] | None:
    """ "نقلت الوكالة عن مصدر قوله إن ...": the bearer, the speaker and what was said."""
    if without_and(fold_of(items[at])) not in words("saying_ar", "telling"):
        return None
    bearer, end = mention(items, at + 1)
    of = next((n for n in range(end, min(end + 8, len(items))) if fold_of(items[n]) == "عن"), None)
    if of is None:
        return None
    named, after = mention(items, of + 1)
    if named is None:
        return None
    spoken_at = after + (fold_of(items[after]) in words("saying_ar", "participle") if after < len(items) else 0)
    that = _that(items, spoken_at)
    if that is None:
        return None
    verb = next(
        (items[n] for n in range(after, that) if fold_of(items[n]) in words("saying_ar", "participle")), items[at]
    )
    via = (bearer.speaker.organisation or bearer.speaker.name,) if bearer and bearer.speaker else ()
    shown = verb.text if isinstance(verb, Token) else ""
    spoken = items[that]
    if isinstance(spoken, Quotation):
        return [Said(shown, named, spoken.span, True, False, "quoted as saying", 0.9, via)]
    follows = items[that + 1] if that + 1 < len(items) else None
    if isinstance(follows, Quotation):
        return [Said(shown, named, follows.span, True, False, "quoted as saying", 0.9, via)]
    first = that + 1 if spoken.fold in ("ان", "بان", ":") else that
    if first >= len(items):
        return None
    start, close = trimmed(text, items[first].start, _content_end(items, first))
    return (
        [Said(shown, named, (start, close), False, False, "quoted as saying", 0.9, via)] if close - start > 2 else None
    )
