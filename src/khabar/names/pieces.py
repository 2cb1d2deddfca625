"""Arabic words that a broken PDF file cut in two: حني ن is حنين."""

from khabar.names.mending import known, mended

LONGEST = 3


def may_be_piece(form: str, script: str) -> bool:
    """Whether a word is too short to be a name, and none is known. Ex: may_be_piece("ن", "arabic") -> True."""
    return script == "arabic" and 0 < len(form) <= LONGEST and (len(form) == 1 or not known(form))


def rejoined(form: str, piece: str, script: str) -> str:
    """The word that two pieces make when it is a known name, mended if need be, else "".

    Ex: rejoined("حني", "ن", "arabic") -> "حنين"; rejoined("محمد", "علي", "arabic") -> ""
    """
    if len(form) < 2 or not may_be_piece(piece, script):
        return ""
    whole = form.replace("ى", "ي") + piece
    return whole if known(whole) or mended(whole) else ""
