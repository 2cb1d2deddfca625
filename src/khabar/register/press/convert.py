"""Where findings of `khabar.model` become plain JSON of a `Finding`, and columns of a `Statement` or `Figure`."""

from collections.abc import Mapping
from typing import Any

from khabar import model, places
from khabar.register.documents.convert import chain_to_rows
from khabar.register.press.models import Article, Finding, Kind

STATEMENT = ("name", "role", "organisation", "verb", "quoted", "marks", "chain")
FIGURE = ("low", "high", "counts", "who", "by", "where", "since", "until")


def statement_content(one: model.Statement) -> dict[str, Any]:
    """A statement without its text and place, which a finding holds by itself."""
    return {
        "name": one.speaker.name,
        "role": one.speaker.role,
        "organisation": one.speaker.organisation,
        "verb": one.verb,
        "quoted": one.quoted,
        "marks": list(one.marks),
        "chain": chain_to_rows(one.chain),
    }


def figure_content(one: model.Figure) -> dict[str, Any]:
    """A figure without its text and place; `statement` and `part_of` are numbers of other findings.

    `scope` only where it is said: what readers before this one found has none.
    """
    columns = {name: getattr(one, name) for name in FIGURE} | ({"scope": one.scope} if one.scope else {})
    return columns | {"statement": one.statement, "part_of": one.part_of}


def left_out(facts: model.ArticleFacts) -> list[list[int]]:
    """Where the lines stand that are none of the story, in the order of the text. Ex: [[812, 829], [831, 846]]"""
    return sorted(list(one.span) for one in (*facts.boilerplate, *facts.related))


def findings(article: Article, read: model.Article) -> list[Finding]:
    """Everything that was found in an article, as rows to be stored."""

    def row(kind: str, number: int, one: Any, content: Mapping[str, Any]) -> Finding:
        (start, end), rule = one.span, one.rule
        return Finding(
            article=article, kind=kind, number=number, start=start, end=end, text=one.text, sureness=one.sureness,
            rule=rule, content=dict(content),
        )  # fmt: skip

    rows = [row(Kind.STATEMENT, at, one, statement_content(one)) for at, one in enumerate(read.statements)]
    rows += [row(Kind.FIGURE, at, one, figure_content(one)) for at, one in enumerate(read.figures)]
    for at, share in enumerate(read.percentages):
        rows.append(row(Kind.SHARE, at, share, {"value": share.value, "right": share.right, "why": share.why}))
    for kind in (Kind.EVENT, Kind.PLACE, Kind.METHOD, Kind.PERPETRATOR):
        named = [one for one in read.suggestions if one.kind == kind.value]
        rows += [row(kind, at, one, {}) for at, one in enumerate(named)]
    return rows


def statement_columns(finding: Finding) -> dict[str, Any]:
    """What a suggested statement says, as the form shows it first."""
    return {name: finding.content[name] for name in STATEMENT}


def figure_columns(finding: Finding) -> dict[str, Any]:
    """What a suggested figure says, with the place read to a P-code where it is one."""
    columns = {name: finding.content[name] for name in FIGURE} | {"scope": finding.content.get("scope", "")}
    return columns | {"pcode": places.find(columns["where"]).pcode if columns["where"] else ""}
