"""Plain spellings for the name of a place, in either script, so that what is meant the same is found the same."""

import re
import unicodedata

ADMINISTRATIVE = re.compile(
    r"\b(?:(?:ال)?(?:محافظة|محافظه|منطقة|منطقه|ناحية|ناحيه|مدينة|مدينه|بلدة|بلده|قرية|قريه|قضاء|حي|مركز)|"
    r"^من|أهالي|اهالي|مواليد|أبناء|ابناء|سكان|"
    r"governorate|muhafazat|province|district|mantiqat|mintaqat|subdistrict|sub-district|"
    r"nahiyat?|nahiyah|nāḩiyat|city|town|village|of|markaz|centre|center)\b",
    re.IGNORECASE,
)
_ARABIC = str.maketrans("أإآٱىةؤئ", "اااايهوي", "ـء")
_MARKS = re.compile(r"[`'’‘ʿʾʻ´\".]")
_ARTICLE = re.compile(r"\b(?:al|el|ul|ar|as|ash|at|ad|an|az|ed|es|er|en|ez|et|ech|esh)\b ?")
_HEARD = (
    ("tch", "sh"), ("ch", "sh"), ("dj", "j"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"),
    ("aw", "o"), ("au", "o"), ("o", "u"), ("e", "a"), ("y", "i"),
)  # fmt: skip


def plain(name: str) -> str:
    """Take off administrative words, accents, marks and letter case, and Latin articles; one form of alef, ha and ya.

    What is left may begin with such a word in its turn, so it is done until nothing more comes off.
    Ex: plain("محافظة الرقّة") -> "الرقه"; plain("Ar-Raqqah Governorate") -> "raqqah"; plain("من من حماة") -> "حماه".
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(char for char in letters if unicodedata.category(char) not in ("Mn", "Cf"))
    text = _words(_MARKS.sub("", bare.translate(_ARABIC)))
    while (shorter := _shorter(text)) != text:
        text = shorter
    return text


def _shorter(text: str) -> str:
    """A name without the administrative words and articles that stand in it now; articles alone stay."""
    rest = _words(ADMINISTRATIVE.sub(" ", text))
    return _ARTICLE.sub("", rest).strip() or rest


def _words(text: str) -> str:
    """Words parted by one space, nothing else."""
    return " ".join(re.sub(r"[\W_]", " ", text).split())


def heard(plain_name: str) -> str:
    """Fold a plain name further, to what is heard: Latin vowels by class, Arabic words without article.

    Ex: heard("raqqah") -> "raka"; heard("deir zour") == heard("dayr zawr") -> "dar zur"; heard("الرقه") -> "رقه".
    """
    if not plain_name.isascii():
        return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in plain_name.split())
    text = re.sub(r"[ae][iy](?![aeiou])", "a", plain_name)
    for written, sound in _HEARD:
        text = text.replace(written, sound)
    text = re.sub(r"(.)\1+", r"\1", text)
    return re.sub(r"(?<=[aiu])h\b", "", text)


def skeleton(heard_name: str) -> str:
    """Keep the consonants of a Latin name as heard. Ex: skeleton("dar zur") -> "drzr"."""
    return re.sub(r"[aiuw\s]", "", heard_name)
