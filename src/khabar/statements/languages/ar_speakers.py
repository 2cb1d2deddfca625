"""Who Arabic words name: a role comes before a name, an organisation goes on while words are definite or joined."""

from collections.abc import Sequence
from functools import cache

from khabar.model import Speaker
from khabar.names.counted import shares
from khabar.places import gazetteer
from khabar.statements.lexicon import words
from khabar.statements.said import Item, Mention
from khabar.statements.sentences import Quotation
from khabar.statements.tokens import Token, fold

MOST_NAME_WORDS = 5


def bare(word: str) -> str:
    """A folded word without "و", "ف", "ل", "ب" and the article. Ex: bare("وللائتلاف") == "ائتلاف"."""
    for lead in ("وال", "فال", "بال", "كال", "ولل", "لل", "ال"):
        if word.startswith(lead) and len(word) > len(lead) + 1:
            return word[len(lead) :]
    return word


def without_and(word: str) -> str:
    """A folded word without a "و" or "ف" joined before it, or with which it begins by itself: lists tell."""
    return word[1:] if len(word) > 3 and word[0] in "وف" else word


def is_definite(word: str) -> bool:
    """Whether a folded word bears the article, particles before it or not. Ex: is_definite("للائتلاف")."""
    return word.startswith(("ال", "وال", "لل", "بال", "ولل", "كال", "فال")) and len(word) > 3


@cache
def _places() -> frozenset[str]:
    """The names of places that are one word, folded, with and without the article."""
    names = {
        fold(name) for place in gazetteer().values() for name in (place.name_ar, *place.aliases) if " " not in name
    }
    return frozenset(names | {bare(name) for name in names})


def _is_role(word: str) -> bool:
    return word in words("saying_ar", "roles") or bare(word) in words("saying_ar", "roles")


def _is_organisation(word: str) -> bool:
    known = words("saying_ar", "organisations")
    return (
        word in known
        or bare(word) in known
        or (word[:1] in "لب" and bare(word[1:]) in known)
        or without_and(word) in known
    )


def mention(items: Sequence[Item], at: int) -> tuple[Mention | None, int]:
    """The speaker that the words from `at` on name, and the place of the word behind; (None, at) when they name nobody.

    Ex: of "الأمين العام للائتلاف سامر قاسم في بيان" the role, the organisation and the name, and the place of "في".
    """
    if at >= len(items):
        return None, at
    first = items[at]
    if isinstance(first, Quotation) or first.kind != "word":
        return None, at
    word = first.fold
    if bare(word) in words("saying_ar", "document_nouns") or word in words("saying_ar", "document_nouns"):
        return _behind_document(items, at)
    if word in words("saying_ar", "stops") or word in words("saying_ar", "that_words"):
        return None, at
    if _is_role(word):
        speaker, end = _role(items, at)
    elif _is_organisation(word) or bare(word) in words("saying_ar", "short_organisations"):
        speaker, end = _organisation(items, at)
    else:
        speaker, end = _name(items, at)
        if end < len(items) and _text_of(items[end]) == "،" and end + 1 < len(items) and _is_role_item(items[end + 1]):
            more, after = _role(items, end + 1)
            if not more.name and after < len(items) and _text_of(items[after]) == "،":
                speaker, end = Speaker(speaker.name, more.role, more.organisation), after + 1
        elif end < len(items) and speaker.name and _is_role_item(items[end]) and is_definite(_text_of(items[end])):
            more, end = _role(items, end)
            speaker = Speaker(speaker.name, more.role, more.organisation or speaker.organisation)
    if not speaker:
        return None, at
    if speaker.role and not speaker.name and end + 1 < len(items) and _text_of(items[end]) == "،":
        name, after = _name(items, end + 1)
        if name.name and _ends_name(items, after):
            speaker, end = (
                Speaker(name.name, speaker.role, speaker.organisation),
                after + (after < len(items) and _text_of(items[after]) == "،"),
            )
    return Mention(speaker, is_definite=is_definite(word) and not speaker.name, start=first.start), end


def _behind_document(items: Sequence[Item], at: int) -> tuple[Mention, int]:
    """Who stands behind "بيان صادر عن الوزارة": the one it comes from, else whoever spoke before."""
    for place in range(at + 1, min(at + 6, len(items) - 1)):
        word = _text_of(items[place])
        if word in ("عن", "من"):
            named, end = mention(items, place + 1)
            if named and named.speaker:
                return named, end
        if not word or word in "،.:":
            break
    if at + 1 < len(items) and _text_of(items[at + 1])[:1] == "ل":
        named, end = mention(items, at + 1)
        if named and named.speaker.organisation:
            return named, end
    return Mention(Speaker(), "same", start=items[at].start), at + 1


def _text_of(item: Item) -> str:
    return "" if isinstance(item, Quotation) else item.fold


def _is_role_item(item: Item) -> bool:
    return isinstance(item, Token) and _is_role(item.fold)


def _belongs(word: str, before: str) -> bool:
    """Whether a word goes on with a role or an organisation: definite, joined with "ل", a known noun, a place."""
    fillers = words("saying_ar", "fillers")
    if word in words("saying_ar", "stops") and word not in fillers:
        return False
    if (
        is_definite(word)
        or word in fillers
        or bare(word) in fillers
        or without_and(word) in fillers
        or (word[1:] in fillers and word[0] in "لب")
    ):
        return True
    if word[:1] == "ل" and bare(word[1:]) in words("saying_ar", "outlets"):
        return False
    if before.endswith(("ون", "ين")) and word.endswith(("ون", "ين")):
        return True
    return _is_organisation(word) or _is_role(word) or word in _places() or before in ("باسم", "شؤون", "حقوق")


def _run(items: Sequence[Item], at: int) -> int:
    """The place behind the words that belong to a role or an organisation that begins at `at`."""
    end = at + 1
    while end < len(items):
        item = items[end]
        if isinstance(item, Quotation):
            break
        if item.text in "()":
            close = next((n for n in range(end, min(end + 6, len(items))) if _text_of(items[n]) == ")"), None)
            if close is None:
                break
            end = close + 1
            continue
        if item.fold == "في" and end + 1 < len(items) and _text_of(items[end + 1]) in _places():
            end += 2
            continue
        if item.fold == "عن" and _text_of(items[end - 1]) in words("saying_ar", "with_about"):
            end += 2
            continue
        if item.fold == "بلا" and end + 1 < len(items) and _text_of(items[end + 1]) == "حدود":
            end += 2
            continue
        if item.kind != "word" or item.fold in words("saying_ar", "honorifics"):
            break
        if _disagrees(item.fold, _text_of(items[end - 1])):
            break
        if not _belongs(item.fold, _text_of(items[end - 1])) and not _in_construct(items, at, end):
            break
        before = _text_of(items[end - 1])
        is_next_noun = item.fold.startswith("ال") and bare(item.fold) in words("saying_ar", "organisations")
        if bare(item.fold) in words("saying_ar", "document_nouns") or (is_next_noun and is_definite(before)):
            break
        end += 1
    return end


def _disagrees(word: str, before: str) -> bool:
    """Whether a word can't go on with a definite one: indefinite itself, or not feminine behind a feminine one."""
    if not is_definite(before):
        return False
    if not is_definite(word):
        return word[:1] not in "بل" and _is_organisation(word) and word not in words("saying_ar", "fillers")
    return (
        word.startswith(("ال", "وال")) and before.endswith("ة") and not word.endswith(("ة", "ات", "ين", "ون", "ا", "ي"))
    )


def _in_construct(items: Sequence[Item], at: int, place: int) -> bool:
    """Whether a word goes on with an indefinite body that no definite word has closed yet: "غرفة طوارئ الشرق"."""
    words_of = [_text_of(item) for item in items[at:place]]
    word = _text_of(items[place])
    stops = words("saying_ar", "stops") | words("saying_ar", "that_words") | words("saying_ar", "participle")
    if not _is_organisation(words_of[0]) or any(is_definite(one) for one in words_of) or len(words_of) > 4:
        return False
    is_outlet = bare(words_of[0].removeprefix("ل")) in words("saying_ar", "outlets")
    return word not in stops and without_and(word) not in stops and not is_outlet and word[:1] not in "بل"


def _role(items: Sequence[Item], at: int) -> tuple[Speaker, int]:
    end = _run(items, at)
    run = [item for item in items[at:end] if isinstance(item, Token)]
    cut = next((n for n in range(1, len(run)) if _is_organisation(run[n].fold) and not _is_role(run[n].fold)), None)
    title = run
    if cut is not None and (run[cut].fold.startswith("ل") and not run[cut].fold.startswith("ال")):
        title = run[:cut]
    organisation = "" if cut is None else _organisation_text(run[cut:])
    if end + 1 < len(items) and _text_of(items[end]) in ("في", "لدي") and _is_organisation(_text_of(items[end + 1])):
        inner, end = _organisation(items, end + 1)
        organisation = inner.organisation
    name, after = _name(items, end, is_titled=True)
    return Speaker(name.name, _joined(title), organisation), after if name.name else end


def _organisation(items: Sequence[Item], at: int) -> tuple[Speaker, int]:
    end = _run(items, at)
    first = items[at]
    if (
        end == at + 1
        and isinstance(first, Token)
        and bare(first.fold.removeprefix("ل")) in words("saying_ar", "outlets")
    ):
        _own_name, end = _name(items, end)
    return Speaker("", "", _organisation_text([item for item in items[at:end] if isinstance(item, Token)])), end


def _name(items: Sequence[Item], at: int, is_titled: bool = False) -> tuple[Speaker, int]:
    """A run of at most five words that are a name: known names, a nisba behind one, or unknown words up to a boundary.

    The first must be a known name, unless `is_titled` (a role stands before it) or a boundary follows.
    """
    end = at
    while end < len(items) and end - at < MOST_NAME_WORDS and _may_be_name(items, end, at):
        item = items[end]
        if isinstance(item, Token) and item.fold in words("saying_ar", "honorifics"):
            end += 1
            continue
        end += 1
    run = [item for item in items[at:end] if isinstance(item, Token)]
    while run and not _closes_name(run) and not _ends_name(items, at + len(run)):
        run.pop()
    is_sure = bool(run) and (is_titled or is_known_name(run[0].fold) or run[0].fold in words("saying_ar", "honorifics"))
    if not is_sure and not (len(run) <= 2 and run and _ends_name(items, at + len(run))):
        return Speaker(), at
    return Speaker(_joined(run)), at + len(run)


def _closes_name(run: Sequence[Token]) -> bool:
    """Whether a name may end with the last of these words: a known name, or any behind "عبد", "أبو"."""
    if run[-1].fold in words("saying_ar", "name_particles") - {"عبد"}:
        return False
    if "-" in run[-1].fold and len(run) > 1:
        return True
    return is_known_name(run[-1].fold) or (len(run) > 1 and run[-2].fold in words("saying_ar", "name_particles"))


def _may_be_name(items: Sequence[Item], place: int, first: int) -> bool:
    item = items[place]
    stops = words("saying_ar", "stops") | words("saying_ar", "that_words") | words("saying_ar", "document_nouns")
    if isinstance(item, Quotation) or item.kind != "word" or item.fold in stops or without_and(item.fold) in stops:
        return False
    word = item.fold
    is_said = any(without_and(word) in words("saying_ar", key) for key in ("participle", "that", "object", "negation"))
    if (
        (is_said and not is_known_name(word))
        or word in words("saying_ar", "participle")
        or word in words("saying_ar", "that")
        or item.text.endswith(("اً", "ًا"))
        or (place > first and word[0] == "ب" and word[:2] != "بو" and len(word) > 4 and not is_known_name(word))
        or (word.startswith("و") and is_definite(word))
    ):
        return False
    if place > first and is_definite(word) and _is_role(word):
        return False
    if is_known_name(word) or word in words("saying_ar", "name_particles") or word in words("saying_ar", "honorifics"):
        return True
    if place > first and _text_of(items[place - 1]) in words("saying_ar", "name_particles"):
        return True
    if is_definite(word):
        return (
            place > first
            and word.startswith("ال")
            and not _is_role(word)
            and (word.endswith("ي") or "-" in word or is_known_name(word[2:]))
        )
    is_outlet = word[:1] == "ل" and bare(word[1:]) in words("saying_ar", "outlets")
    return (
        not is_outlet
        and not _is_organisation(word)
        and not (word[:1] in "بل" and is_definite(word[1:]))
        and len(word) > 2
    )


def _ends_name(items: Sequence[Item], place: int) -> bool:
    """Whether a name may end before this place: punctuation, "أن", a quotation, or a word that no name holds."""
    if place >= len(items) or isinstance(items[place], Quotation):
        return True
    word = _text_of(items[place])
    stops = words("saying_ar", "stops") | words("saying_ar", "that_words") | words("saying_ar", "participle")
    if word[:1] in "بل" and not is_known_name(word):
        return True
    return not word[:1].isalpha() or word in stops or without_and(word) in stops


@cache
def is_known_name(word: str) -> bool:
    """Whether a folded word is one of the usual names of the region, with its article or without."""
    known = shares()
    form = word.replace("ة", "ه")
    return form in known or (form.startswith("ال") and form[2:] in known)


def _organisation_text(run: Sequence[Token]) -> str:
    """An organisation without the "ل" joined before it: "للائتلاف الوطني" -> "الائتلاف الوطني"."""
    text = _joined(run)
    if text.startswith("لل"):
        return "ا" + text[1:]
    if text[:1] in "لب" and bare(fold(text[1:].split(" ")[0])) in words("saying_ar", "organisations"):
        return text[1:]
    return text


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens if token.text not in "()").strip()
