"""How changes are put into words, in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.register.documents.models import Change

register = template.Library()

CHANGES: dict[str, Promise] = {
    "document received": _("Document received and sealed"),
    "document received again": _("Document received again"),
    "document fetched": _("Document fetched from the web"),
    "document kept unread": _("Document kept, to be read by people"),
    "newer edition received": _("A newer edition of it received"),
    "rows taken in": _("Rows taken in"),
    "document taken in": _("Document taken in, with its claims"),
    "rows read anew": _("Rows read anew"),
    "values read anew": _("Values read anew"),
    "undo of intake begun": _("Undoing of the intake begun"),
    "rows taken back": _("Rows taken back"),
    "records left persons": _("Records left their persons with an intake that was undone"),
    "intake undone": _("Intake undone"),
    "mapping kept": _("Corrections of columns kept for the source"),
    "mapping forgotten": _("Corrections of columns forgotten"),
    "reliability changed": _("Source rated"),
    "credibility changed": _("Claim rated"),
    "standing changed": _("Said whether the document stands"),
    "language changed": _("Said in which language the document is"),
    "language_said changed": _("Said in which language the claim is"),
    "claim entered": _("Claim entered by hand"),
    "is_withdrawn changed": _("Claim withdrawn, or let stand again"),
    "chain changed": _("The way the document came changed"),
    "hops changed": _("The way the claim came changed"),
    "facility added": _("Facility added"),
    "facility edited": _("Facility edited"),
    "facility taken off": _("Facility taken off the list"),
    "facility put back": _("Facility put back on the list"),
    "facility merged": _("Facility merged into another"),
    "facility parted": _("Merge of facilities undone"),
    "spelling assigned": _("A spelling assigned"),
    "spelling taken back": _("A spelling taken back"),
    "link run begun": _("Link run begun"),
    "link run": _("Link run accepted"),
    "link run rejected": _("Link run rejected"),
    "link run taken back": _("Link run taken back"),
    "link run broken off": _("Link run broken off"),
    "conflict explained": _("What does not fit together explained"),
    "finding explained": _("What was noticed explained"),
    "finding open again": _("An explanation of what was noticed withdrawn"),
    "conflict open again": _("An explanation of what does not fit together withdrawn"),
    "dependence noticed": _("Noticed that two documents are not independent"),
    "dependence gone": _("Two documents no longer look as if they rested on one another"),
    "ruling changed": _("Ruled on what was noticed"),
    "bearer ruled on": _("Said whether words of a chain name the source"),
    "persons judged": _("Two records judged"),
    "persons merged": _("Two persons merged"),
    "persons split": _("Records split off"),
    "persons moved": _("Records moved to another person"),
    "persons undone": _("A decision undone"),
    "persons linked": _("Persons linked"),
    "enquiry begun": _("Enquiry begun"),
    "enquiry card kept": _("Card of an enquiry kept"),
    "enquiry card renewed": _("Card of an enquiry renewed"),
    "enquiry step saved": _("Something told in an enquiry"),
    "enquiry consent changed": _("Consent of an enquiry changed"),
    "enquiry sent": _("Enquiry sent"),
    "enquiry visited": _("Enquiry visited by its family"),
    "enquiry message received": _("Message of a family received"),
    "enquiry tip checked": _("A family looked at a tip"),
    "enquiry question set": _("Recognition question set"),
    "enquiry withdrawn": _("Enquiry withdrawn"),
    "enquiry taken": _("Enquiry taken"),
    "enquiry opening reasoned": _("Reason for opening an enquiry stated"),
    "enquiry file given": _("File of an enquiry given to others"),
    "enquiry recipient told": _("Recipient told that a file is taken back"),
    "enquiry relay begun": _("Conversation with somebody who has news begun"),
    "enquiry relay written": _("Line of a conversation written"),
    "enquiry relay handed on": _("Line of a conversation handed on"),
    "enquiry relay kept back": _("Line of a conversation kept back"),
    "enquiry given": _("Enquiry given to a case worker"),
    "enquiry match decided": _("Match of an enquiry decided"),
    "enquiry requester checked": _("Who asks was checked"),
    "enquiry question tried": _("Recognition question tried"),
    "enquiry message written": _("Message to a family written"),
    "enquiry family reached": _("Family reached with hard news"),
    "enquiry mail chosen": _("Mail address of a family chosen"),
    "enquiry mail confirmed": _("Mail address of a family confirmed"),
    "enquiry mail due": _("A family is told by mail that there is something new"),
    "enquiry mail turned off": _("A family turned its mails off from a mail"),
    "enquiry mail stopped": _("Mails to a family stopped"),
    "enquiry device added": _("Device of a family added"),
    "enquiry devices dropped": _("Devices of a family taken away"),
    "enquiry photograph added": _("Photograph of a family added"),
    "enquiry testimony added": _("Testimony of a family added"),
    "enquiry testimony consent": _("Consent for a testimony changed"),
    "enquiry piece taken back": _("Photograph or testimony taken back"),
    "opinion given": _("Opinion on a pair given in the review"),
    "opinion taken back": _("Opinion on a pair taken back"),
    "pairs drawn to check": _("Pairs drawn by chance, to check the linkage"),
    "retention": _("What was kept for a while taken out"),
}
COUNTS: dict[str, Promise] = {
    "records": _("records"),
    "rejected": _("rejected rows"),
    "paragraphs": _("paragraphs"),
    "changed": _("changed"),
    "linked": _("linked pairs"),
    "judgements": _("judgements"),
    "moved": _("records moved"),
    "minted": _("persons new"),
    "merged": _("persons merged"),
    "revived": _("persons back again"),
    "columns": _("columns"),
}


@register.filter
def change_words(change: Change) -> Promise | str:
    """What happened, in words."""
    return CHANGES.get(change.kind, change.kind)


@register.filter
def change_counts(change: Change) -> list[tuple[Promise, int]]:
    """The counts of a change that say something, with their words."""
    return [(COUNTS[name], count) for name, count in change.detail.items() if name in COUNTS and count]
