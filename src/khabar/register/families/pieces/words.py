"""Why a picture is not taken, in the language of the page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "empty": _("There is no picture in it. Choose one."),
    "size": _("This is too large: 12 MB at most, 24 MB at a time. Send a smaller one."),
    "apple": _("This is a HEIC picture. Let the telephone save it as JPEG, or send a screenshot of it."),
    "kind": _("This is no picture that can be read. Send a JPEG, PNG or WebP."),
    "large": _("This picture has too many pixels. Send a smaller one."),
    "broken": _("This picture is damaged. Send it once more, or another copy of it."),
}
"""By `why` of media.parent.NoPicture."""
