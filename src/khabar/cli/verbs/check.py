"""Read an article or statement, in English or Arabic: who said what, and which figures it gives, with their bounds.

ARTICLE is a text or a saved page, an address on the web, or - for standard input. Nothing is kept.
"""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from khabar.cli.arguments import add_json
from khabar.cli.show import table, tell, tell_json
from khabar.model import Article, BadInput, Figure, Passage, Statement

SHOWN = 100


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="FILE|URL|-", help="a file, an address, or - for standard input")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    text, article = _read(args.article)
    if args.json:
        tell_json(as_json(text, article))
    else:
        _show(text, article)
    return 0


def _read(given: str) -> tuple[str, Article]:
    from khabar.pipeline import read_article
    from khabar.readers import ReadOptions, fetch, is_address
    from khabar.statements import read_statement

    if given == "-":
        try:
            text = sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BadInput(f"standard input: byte {error.start + 1:,} is not UTF-8. Give the text in UTF-8.") from error
        return text, read_statement(text)
    if not is_address(given):
        return read_article(Path(given), ReadOptions())
    with TemporaryDirectory() as folder:
        fetched = fetch(given)
        path = Path(folder) / fetched.name
        path.write_bytes(fetched.data)
        return read_article(path, ReadOptions(encoding=fetched.encoding))


def as_json(text: str, article: Article) -> dict[str, Any]:
    """The answer for a program: spans count characters of `text`."""
    return {
        "document": asdict(article.document),
        "statements": [asdict(statement) for statement in article.statements],
        "figures": [asdict(figure) for figure in article.figures],
        "percentages": [asdict(share) for share in article.percentages],
        "suggestions": [asdict(suggestion) for suggestion in article.suggestions],
        "text": text,
    }


def _show(text: str, article: Article) -> None:
    facts = article.document
    told = [
        (name, getattr(facts, name)) for name in ("title", "outlet", "office", "date", "byline", "editor", "translated")
    ]
    table(("", ""), [(name, value) for name, value in told if value], "The document")
    passages: list[tuple[str, Passage]] = [("disclaimer", one) for one in facts.disclaimers]
    passages += [("related", one) for one in facts.related]
    if passages:
        table(("", "words"), [(name, _short(one.text)) for name, one in passages])
    if article.statements:
        rows = [_statement_row(number, one) for number, one in enumerate(article.statements, 1)]
        table(("no", "who", "verb", "what", "marks", "through"), rows, "Who said what")
    if article.figures:
        table(
            ("figure", "at least", "at most", "counts", "who", "where", "part of", "said in no"),
            [_figure_row(one, article) for one in article.figures],
            "Figures",
        )
    if scoped := [(one.text, _short(one.scope)) for one in article.figures if one.scope]:
        table(("figure", "scope"), scoped, "Which cases are in a figure")
    if article.percentages:
        words = {True: "agrees", False: "does not agree", None: "can't be checked"}
        rows = [(one.text, f"{one.value:.4g} %", words[one.right], one.why) for one in article.percentages]
        table(("share", "value", "with the figures beside it", "arithmetic"), rows, "Shares")
    if article.suggestions:
        table(("kind", "named"), [(one.kind, _short(one.text)) for one in article.suggestions], "To be looked at")
    tell(f"{len(article.statements)} statements, {len(article.figures)} figures in {len(text):,} characters")


def _statement_row(number: int, one: Statement) -> tuple[object, ...]:
    what = f"“{_short(one.text)}”" if one.quoted else _short(one.text)
    through = " > ".join(hop.bearer for hop in one.chain[1:])
    return number, one.speaker.shown, one.verb, what, ", ".join(one.marks), through


def _figure_row(one: Figure, article: Article) -> tuple[object, ...]:
    def bound(value: int | None) -> str:
        return "open" if value is None else f"{value:,}"

    whole = article.figures[one.part_of].text if one.part_of is not None else ""
    said = "" if one.statement is None else one.statement + 1
    return one.text, bound(one.low), bound(one.high), one.counts, one.who, one.where, whole, said


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
