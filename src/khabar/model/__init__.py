"""The nouns of the register as frozen values. Standard library only: every other room may import this one."""

from khabar.model.claims import Claim, ClaimKind, claim_id
from khabar.model.documents import (
    FIELDS,
    NAME_FIELDS,
    Document,
    Locator,
    Record,
    RejectedRow,
    TextBlock,
    distinct_id,
)
from khabar.model.errors import BadInput
from khabar.model.judging import Opinion, Partition, Standing, partition, standing, verdicts_for
from khabar.model.persons import Judgement, Verdict, groups, keepers, new_public_id
from khabar.model.readings import UNKNOWN, Reading
from khabar.model.sources import BearerKind, Credibility, Hop, HopKind, Reliability, Source, chain
from khabar.model.statements import (
    Article,
    ArticleFacts,
    Figure,
    Passage,
    Percentage,
    Span,
    Speaker,
    Statement,
    Suggestion,
)

__all__ = [
    "FIELDS",
    "NAME_FIELDS",
    "UNKNOWN",
    "Article",
    "ArticleFacts",
    "BadInput",
    "BearerKind",
    "Claim",
    "ClaimKind",
    "Credibility",
    "Document",
    "Figure",
    "Hop",
    "HopKind",
    "Judgement",
    "Locator",
    "Opinion",
    "Partition",
    "Passage",
    "Percentage",
    "Reading",
    "Record",
    "RejectedRow",
    "Reliability",
    "Source",
    "Span",
    "Speaker",
    "Standing",
    "Statement",
    "Suggestion",
    "TextBlock",
    "Verdict",
    "chain",
    "claim_id",
    "distinct_id",
    "groups",
    "keepers",
    "new_public_id",
    "partition",
    "standing",
    "verdicts_for",
]
