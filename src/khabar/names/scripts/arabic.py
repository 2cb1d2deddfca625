"""Arabic letters, with the Persian, Kurdish, Urdu, Pashto, Sindhi and Turkic ones that Levantine lists hold."""

import re

_ONE = {
    "ا": "أإآٱٲٳٵ",
    "ب": "پٻ",
    "ت": "ٹټٽ",
    "ج": "چڇ",
    "د": "ڈډڊڌ",
    "ر": "ڕڑړڙ",
    "ز": "ژږځ",
    "ف": "ڤڢڦ",
    "ك": "کگڭڪګڳ",
    "ل": "ڵ",
    "ن": "ںڼڻ",
    "س": "څ",
    "ش": "ښ",
    "ه": "ةھہەۀۃۂ",
    "و": "ؤۆۇۈۋۊ",
    "ي": "یئێېےۓۍ",
}
_FOLD = str.maketrans({old: new for new, olds in _ONE.items() for old in olds} | {"ء": "", "ٴ": ""})
LETTERS = frozenset("ءابتثجحخدذرزسشصضطظعغفقكلمنهويى") | frozenset("".join(_ONE.values()))

_SOUNDS = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهويى", "btTjhxdDrzs$sdtzGfqklmnhwyy", strict=True))
_DAMAGED = (("هللا", "الله"), ("االء", "الاء"), ("آالء", "الاء"))
_ARTICLE = re.compile("^ا[اأإآ]ل")
_CARRIER = re.compile("^ئ(?=.)(ا?)")


def fold(word: str) -> str:
    """One spelling for letters that lists use for each other: أ إ آ -> ا, ة -> ه, ئ -> ي, ؤ -> و; ء goes.

    A final ى stays, as it sounds like a or i. What broken PDF files make of الله (هللا) and of الأ (األ) is mended.
    Kurdish vowels go where Arabic writes none: ئەحمەد is احمد.
    Ex: fold("عبدهللا") -> "عبدالله"; fold("فائزة") -> "فايزه"; fold("منى") -> "منى"
    """
    for damaged, whole in _DAMAGED:
        word = word.replace(damaged, whole)
    word = _CARRIER.sub("ا", _ARTICLE.sub("الا", word))
    word = word[:1] + word[1:-1].replace("ە", "") + word[1:][-1:]
    folded = "".join(letter for letter in word.translate(_FOLD) if letter.isalnum())
    return folded[:-1].replace("ى", "ي") + folded[-1:]


def sound(form: str) -> str:
    """The phonemes of a folded word: alef and ayn vanish, as Latin spellings drop them; so does a final ه.

    Ex: sound("محمد") -> "mhmd"; sound("فاطمه") -> "ftm"
    """
    return "".join(_SOUNDS.get(letter, letter if letter.isdigit() else "") for letter in form.removesuffix("ه"))
