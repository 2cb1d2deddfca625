"""The paragraphs of an article, each with what it is: title, story, date, byline, related link, form, disclaimer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from khabar.dates import read_date
from khabar.statements.headers import best_title
from khabar.statements.lexicon import load

BlockKind = Literal[
    "title", "story", "heading", "date", "byline", "related", "boilerplate", "disclaimer", "caption", "dateline"
]
ENDS = re.compile(r"[.!?؟…:;؛][\"”»’)\]]*$|[\"”»]$")
LEAST_WIDTH, MOST_WIDTH, FULL_LINES = 50, 130, 3
LONG_TITLE, SHORT = 260, 120
ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph at its place; `kind` says what it is and `rule` why."""

    start: int
    end: int
    text: str
    kind: BlockKind
    rule: str


@cache
def patterns(key: str) -> tuple[re.Pattern[str], ...]:
    """The expressions of one kind of `data/layout.yaml`; those with a named part mind capitals."""
    given = load("layout")[key]
    texts = [given] if isinstance(given, str) else given
    return tuple(re.compile(text, 0 if "[A-Z]" in text else re.IGNORECASE) for text in texts)


def matched(key: str, text: str) -> re.Match[str] | None:
    """The first of the patterns of one kind that a text shows."""
    return next((found for pattern in patterns(key) if (found := pattern.search(text))), None)


def read_in(text: str) -> str:
    """ "ar" or "en", by which letters are more. Ex: read_in("قال Reuters إن الرقم صحيح") == "ar"."""
    return "ar" if len(ARABIC.findall(text)) > len(LATIN.findall(text)) else "en"


def blocks(text: str, title: str = "") -> list[Block]:
    """The paragraphs of a text, in order, each with its kind. Lines that were wrapped to a width are one paragraph.

    `title` is what the page says its title is; short lines before it are its navigation.
    """
    found: list[Block] = []
    label = ""
    for start, end in _paragraphs(text):
        whole = text[start:end]
        kind, rule = _kind(whole)
        if kind == "story" and label and len(whole) <= SHORT * 2 and not ENDS.search(whole):
            kind, rule = "related", f"listed below “{label}”"
        elif kind != "related":
            label = ""
        if kind == "related" and rule == "worded as a label" and _is_label(whole):
            label = whole.rstrip(":： ")
        found.append(Block(start, end, whole, kind, rule))
    return _with_title(_below_title(found, title) if title else found)


def _below_title(found: list[Block], title: str) -> list[Block]:
    """Mark the title that a page names, its repetitions, and the short lines above it."""
    at = [n for n, block in enumerate(found) if block.kind == "story" and block.text == title]
    if not at:
        return found
    done = []
    for number, block in enumerate(found):
        kind, rule = block.kind, block.rule
        if number == at[-1]:
            kind, rule = "title", "the page's own title"
        elif number < at[-1] and kind == "story" and not re.search(r"[.؟!]$", block.text):
            kind, rule = "boilerplate", "a short line above the title"
        done.append(Block(block.start, block.end, block.text, kind, rule))
    return done


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    width = _width(text)
    held: tuple[int, int] | None = None
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        if held and start < end and _goes_on(text[held[0] : held[1]], text[start:end], width):
            held = (held[0], end)
            continue
        if held:
            yield held
        held = (start, end) if start < end else None
    if held:
        yield held


def _width(text: str) -> int:
    """The width that the lines of a text were wrapped to; 0 where they were not, or are too few to tell."""
    lengths = [len(line.rstrip()) for line in text.splitlines()]
    width = max(lengths, default=0)
    full = sum(length > 0.8 * width for length in lengths)
    return width if LEAST_WIDTH <= width <= MOST_WIDTH and full >= FULL_LINES else 0


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line goes on with the one before it, on which its first word would not have fitted."""
    last = before.rsplit("\n", 1)[-1]
    return bool(width) and len(last) + 1 + len(line.split()[0]) > width


def _kind(whole: str) -> tuple[BlockKind, str]:
    one_line = whole.replace("\n", " ")
    if matched("related", one_line):
        return "related", "worded as a label"
    if matched("caption", one_line):
        return "caption", "worded as a caption"
    if len(one_line) < 400 and matched("boilerplate", one_line):
        return "boilerplate", "worded as a form or a notice"
    if date_alone(one_line):
        return "date", "only a date"
    is_short = len(one_line) < SHORT * 1.5 and not matched("disclaimer", one_line)
    if is_short and (matched("byline", one_line) or matched("editor", one_line)):
        return "byline", "worded as a byline"
    return "story", "a paragraph"


def date_alone(text: str) -> str:
    """The date (EDTF) of a paragraph that holds only one, else "". Ex: date_alone("Published: 3 May 2025")."""
    bare = matched("updated", text)
    rest = text[bare.end() :] if bare else text
    rest = re.sub(
        r"[|,،–—-]?\s*(?:at\s+)?(?:الساعة\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?|\s*[صم])?.{0,12}$", "", rest, flags=re.I
    )
    rest = re.sub(
        r"^\w+day,?\s+|^(?:يوم\s+)?(?:السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة)\s*،?\s*", "", rest
    )
    if not 4 <= len(rest) <= 40 or not re.search(r"\d", rest):
        return ""
    read = read_date(rest.strip(" .|،,"))
    return read.edtf if read.edtf and read.year and read.year > 1900 and read.month else ""


def _is_label(whole: str) -> bool:
    found = matched("related", whole)
    return bool(found) and len(whole[found.end() if found else 0 :].strip(" :：-–—|")) < 3


def _with_title(found: list[Block]) -> list[Block]:
    """Say which of the short lines without a full stop is the title, and which are headings."""
    done = [_as_disclaimer(block) for block in found]
    story = next(
        (n for n, block in enumerate(done) if block.kind == "story" and not _is_short(block, LONG_TITLE)), len(done)
    )
    above = [n for n in range(story) if done[n].kind == "story"]
    chosen = -1
    if not any(block.kind == "title" for block in done) and story < len(done):
        at = best_title([done[n].text for n in above])
        chosen = above[at] if at >= 0 else -1
    for number, block in enumerate(done):
        if number == chosen:
            done[number] = _told(block, "title", "a line above the story, with no full stop")
        elif block.kind == "story" and (number in above or (_is_short(block, SHORT) and not ENDS.search(block.text))):
            done[number] = _told(block, "heading", "a short line with no full stop")
    return done


def _told(block: Block, kind: BlockKind, rule: str) -> Block:
    return Block(block.start, block.end, block.text, kind, rule)


def _as_disclaimer(block: Block) -> Block:
    if block.kind == "story" and _all_disclaimer(block.text):
        return _told(block, "disclaimer", "worded as a disclaimer")
    return block


def _is_short(block: Block, most: int) -> bool:
    return len(block.text) <= most and not re.search(r"[.؟!…]$", block.text) and "\n" not in block.text


def _all_disclaimer(text: str) -> bool:
    sentences = [part for part in re.split(r"(?<=[.!?؟])\s+", text) if part]
    return all(_is_disclaimer(part) or matched("editor", part) for part in sentences)


def _is_disclaimer(sentence: str) -> bool:
    """Whether a sentence is one as a whole, not only at its end."""
    found = matched("disclaimer", sentence)
    return bool(found) and (found.start() if found else 0) < len(sentence) * 2 / 3


def dateline(text: str) -> re.Match[str] | None:
    """The place, date and agency before a story begins: "ISTANBUL, March 3 (Agency) - "; None without one."""
    for pattern in patterns("dateline"):
        found = pattern.match(text)
        if found and found.end() <= 90:
            parts = found.groupdict()
            if parts.get("who") or parts.get("agency") or found["place"].isupper():
                return found
    return None
