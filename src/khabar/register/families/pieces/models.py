"""Tables of pieces. In plain: that there is one, of which kind, since when, and what a testimony may be used for."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.model import new_public_id


class Kind(models.TextChoices):
    """What a piece is."""

    PICTURE = "picture", _("Photograph")
    TESTIMONY = "testimony", _("Testimony")


class Piece(models.Model):
    """One photograph or testimony. Taken back, this row stays as a tombstone: what it held, and its key, are gone.

    `about` says what it is, `content` is it (the copy of a photograph, the file of a testimony), `small` the little
    copy of a photograph; all three sealed.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    enquiry = models.ForeignKey("families.Enquiry", on_delete=models.PROTECT, related_name="pieces")
    kind = models.CharField(max_length=10, choices=Kind)
    about = models.BinaryField(default=bytes)
    content = models.BinaryField(default=bytes)
    small = models.BinaryField(default=bytes)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "families"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"piece {self.public_id}"


class PieceKey(models.Model):
    """The key of one piece, sealed by the key file. In no backup, as the keys of enquiries."""

    piece = models.OneToOneField(Piece, on_delete=models.CASCADE, primary_key=True, related_name="key")
    key_id = models.CharField(max_length=16)
    wrapped = models.BinaryField()

    class Meta:
        app_label = "families"

    def __str__(self) -> str:
        return f"key of {self.piece_id}"


class PieceConsent(models.Model):
    """What a family allowed or stopped allowing with one testimony. Append-only: of a purpose the latest counts."""

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=10)
    given = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "families"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.given}"
