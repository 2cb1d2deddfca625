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

__all__ = [
    "FIELDS",
    "NAME_FIELDS",
    "UNKNOWN",
    "BadInput",
    "BearerKind",
    "Claim",
    "ClaimKind",
    "Credibility",
    "Document",
    "Hop",
    "HopKind",
    "Judgement",
    "Locator",
    "Opinion",
    "Partition",
    "Reading",
    "Record",
    "RejectedRow",
    "Reliability",
    "Source",
    "Standing",
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
