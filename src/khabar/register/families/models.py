"""Tables of enquiries. In plain they say when and in what state; who asks for whom, and all they tell, lies sealed."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.model import new_public_id
from khabar.register.accounts.models import User


class State(models.TextChoices):
    """How far an enquiry is."""

    BEGUN = "begun", _("being written")
    SENT = "sent", _("sent")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Purpose(models.TextChoices):
    """What a family may allow, each by itself."""

    SEARCH = "search", _("This organisation may look for my relative with what I tell")
    CONTACT = "contact", _("This organisation may contact me in the way that I choose")
    SHARE = "share", _("What I tell about my relative may be shown to the organisations that I name")
    COURT = "court", _("What I tell may be used before a court")


class Enquiry(models.Model):
    """A family's request about one person. Withdrawn, this row stays as a tombstone, and nothing else does.

    `card` is the keyed digest of the code on the printed card. `narrow` is whether only a senior, and whom a senior
    gives it to, may open it: it is about a child or a woman. `visited_at` is the last visit, `visited_before` the one
    before it, since when news is new. `witness`: this is no family but somebody who has news and writes to one, whose
    card opens that conversation alone; it is never sent.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    card = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - null: there is none any more
    state = models.CharField(max_length=10, choices=State, default=State.BEGUN)
    narrow = models.BooleanField(default=False)
    witness = models.BooleanField(default=False)
    worker = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    visited_at = models.DateTimeField(null=True)
    visited_before = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"enquiry {self.public_id}"


class DataKey(models.Model):
    """The key of one enquiry's part of the vault, sealed by the key file. In no backup: see docs/decisions."""

    enquiry = models.OneToOneField(Enquiry, on_delete=models.CASCADE, primary_key=True, related_name="data_key")
    key_id = models.CharField(max_length=16)
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return f"key of {self.enquiry_id}"


class Sealed(models.Model):
    """Something of one enquiry, encrypted under its data key. `part` says which step or what kind it is."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="sealed")
    part = models.CharField(max_length=20)
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["enquiry", "part"], name="one_sealed_part")]

    def __str__(self) -> str:
        return f"{self.part} of {self.enquiry_id}"


class Consent(models.Model):
    """What a family allowed or stopped allowing, and when. Append-only: of a purpose the latest counts."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose)
    given = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.given}"


class Recall(models.Model):
    """A file that was given to others and is allowed no more. `recipient` stands here until they were told so."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="recalls")
    file = models.CharField(max_length=22, unique=True)
    recipient = models.CharField(max_length=300)
    given_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"file {self.file}"


class MonthCount(models.Model):
    """How many of the enquiries sent in a month allowed a purpose when the month was over, in tens. Never changed."""

    month = models.CharField(max_length=7)
    purpose = models.CharField(max_length=10, choices=Purpose)
    shown = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["month", "purpose"], name="one_month_count")]

    def __str__(self) -> str:
        return f"{self.purpose} in {self.month}"


from khabar.register.families.giving.models import Parcel, Recipient  # noqa: E402, F401 - see below
from khabar.register.families.pieces.models import Piece, PieceConsent, PieceKey  # noqa: E402, F401 - see below
from khabar.register.families.reaching.models import Asked, Device  # noqa: E402, F401 - Django looks for tables here
from khabar.register.families.tips.models import PublicPlace  # noqa: E402, F401 - see above
