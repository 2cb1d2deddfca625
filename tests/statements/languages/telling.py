"""What the tests of languages ask of a sentence."""

from collections.abc import Callable

from khabar.statements.said import Said
from khabar.statements.sentences import Sentence, sentences

Told = tuple[str, str, str, bool]


def told(text: str, find_said: Callable[[str, Sentence], list[Said]]) -> list[Told]:
    """Speaker or reference, verb, what was said, quoted: of every attribution in a text."""
    return [
        (
            said.mention.speaker.shown or said.mention.reference,
            said.verb,
            text[said.span[0] : said.span[1]],
            said.quoted,
        )
        for sentence in sentences(text, 0, len(text))
        for said in find_said(text, sentence)
    ]
