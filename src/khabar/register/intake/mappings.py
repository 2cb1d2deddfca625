"""How a person meant the columns of a source's lists, kept so that the next list with the same headers is read so."""

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from khabar.readers.wording import fold
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.documents.models import Source
from khabar.register.intake.models import Mapping


def signature(headers: Sequence[str]) -> str:
    """The same for the same headers in the same order, spelling aside."""
    return sha256("\x1f".join(map(fold, headers)).encode("utf-8", "surrogatepass")).hexdigest()


def find_mapping(source_name: str, headers: Sequence[str]) -> Mapping | None:
    """How a table with these headers from this source was read last time, if a person said so."""
    found = Mapping.objects.filter(source__name=source_name, signature=signature(headers))
    return found.select_related("by").first()


@transaction.atomic
def remember(source: Source, headers: Sequence[str], columns: Dict[str, str], actor: User) -> Mapping:
    """Keep what a person said of a table that was taken in: header -> field, "" for one that is kept as it stands."""
    told = {"columns": dict(columns), "by": actor, "at": timezone.now()}
    mapping, _ = Mapping.objects.update_or_create(source=source, signature=signature(headers), defaults=told)
    note(actor, "mapping kept", f"source {source.pk}", mapping=mapping.pk, columns=len(columns))
    return mapping


@needs(Right.TAKE_IN)
@transaction.atomic
def forget(mapping: Mapping, actor: User) -> None:
    """Let the columns be recognised by themselves again."""
    note(actor, "mapping forgotten", f"source {mapping.source_id}", mapping=mapping.pk)
    mapping.delete()
