"""Tables of what is said in public: what was found in an article, what a person made of it, what is published."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.model import Credibility, new_public_id
from khabar.register.accounts.models import User
from khabar.register.accounts.versions import Versioned
from khabar.register.documents.models import Document, RecordList
from khabar.register.people.models import Person
from khabar.register.verbatim import VerbatimJSONField


class Publishable(Versioned):
    """What can have a page for everybody, under a permanent id. Off until a person publishes it.

    Withdrawn, the page says since when, and shows nothing else; published again, the first day stays.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None


class Article(Publishable):
    """A text document as it was read: what it says of itself. `date` is EDTF; what people correct is kept (Revision).

    `disclaimers` are kept in its own words; `left_out` are the first and last characters of lines that are none of the
    story: forms, labels, captions, what else to read. Its own text stays in the document's
    paragraphs and is never published.
    """

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="article")
    title = models.TextField(blank=True, default="")
    outlet = models.TextField(blank=True, default="")
    office = models.TextField(blank=True, default="")
    date = models.CharField(max_length=60, blank=True, default="")
    language = models.CharField(max_length=8, blank=True, default="")
    byline = models.TextField(blank=True, default="")
    editor = models.TextField(blank=True, default="")
    translated = models.TextField(blank=True, default="")
    address = models.TextField(blank=True, default="")
    disclaimers = VerbatimJSONField(default=list)
    related = VerbatimJSONField(default=list)
    left_out = VerbatimJSONField(default=list)
    read_at = models.DateTimeField(default=timezone.now)
    read_with = models.TextField(default="")

    class Meta:
        ordering: ClassVar = ["-read_at", "-id"]

    def __str__(self) -> str:
        return self.title or self.document.file_name


class Kind(models.TextChoices):
    """What was found in an article."""

    STATEMENT = "statement", _("Statement")
    FIGURE = "figure", _("Figure")
    SHARE = "share", _("Share")
    EVENT = "event", _("Named event")
    PLACE = "place", _("Place")
    METHOD = "method", _("Method")
    PERPETRATOR = "perpetrator", _("Alleged perpetrator")


class State(models.TextChoices):
    """What a person said of a finding."""

    OPEN = "open", _("suggested")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class Finding(models.Model):
    """Something that was found in an article: a suggestion, until a person accepts or rejects it.

    `start` and `end` count the characters of the article's text; `content` is the noun of the model as it was found;
    `number` is its place among those of its kind, by which figures name their statement.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=12, choices=Kind)
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    sureness = models.FloatField()
    rule = models.TextField()
    content = VerbatimJSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["start", "-end", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["article", "kind", "number"], name="finding_number")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} of {self.article_id}"


class Statement(Publishable):
    """What a speaker said, accepted by a person. Field names are those of `khabar.model.Statement` and `Speaker`.

    `chain` runs from the speaker to the outlet; that of the document follows it.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="statements")
    finding = models.OneToOneField(Finding, null=True, on_delete=models.PROTECT, related_name="statement")
    name = models.TextField(blank=True, default="")
    role = models.TextField(blank=True, default="")
    organisation = models.TextField(blank=True, default="")
    verb = models.TextField(blank=True, default="")
    quoted = models.BooleanField(default=False)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    marks = VerbatimJSONField(default=list)
    chain = VerbatimJSONField(default=list)
    credibility = models.CharField(
        max_length=1, default=Credibility.UNJUDGED, choices=[(grade.value, grade.value) for grade in Credibility]
    )

    class Meta:
        ordering: ClassVar = ["article_id", "start", "id"]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.role, self.organisation) if part)


class Question(Publishable):
    """One thing that several sources count: what, where, from when to when, and by which definition.

    `scope` says which cases count; `place` is a P-code. `release_list` is the list with the names, where there is one.
    """

    title_ar = models.CharField(max_length=200, blank=True, default="")
    title_en = models.CharField(max_length=200, blank=True, default="")
    counts = models.CharField(max_length=20)
    place = models.CharField(max_length=8, blank=True, default="")
    since = models.CharField(max_length=60, blank=True, default="")
    until = models.CharField(max_length=60, blank=True, default="")
    scope = models.TextField(blank=True, default="")
    definition = models.TextField(blank=True, default="")
    release_list = models.ForeignKey(RecordList, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.title_en or self.title_ar


class Figure(Publishable):
    """A quantity that somebody gave, accepted by a person. Field names are those of `khabar.model.Figure`.

    `pcode` is the unit that `where` was read as; `scope` says which cases it counts, `definition` in whose words,
    `method` how it was counted. `low` and `high` are None where it is open.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="figures")
    finding = models.OneToOneField(Finding, null=True, on_delete=models.PROTECT, related_name="figure")
    statement = models.ForeignKey(Statement, null=True, on_delete=models.SET_NULL, related_name="figures")
    question = models.ForeignKey(Question, null=True, on_delete=models.SET_NULL, related_name="figures")
    part_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="parts")
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    low = models.BigIntegerField(null=True, blank=True)
    high = models.BigIntegerField(null=True, blank=True)
    counts = models.CharField(max_length=20, blank=True, default="")
    who = models.TextField(blank=True, default="")
    by = models.TextField(blank=True, default="")
    where = models.TextField(blank=True, default="")
    pcode = models.CharField(max_length=8, blank=True, default="")
    since = models.CharField(max_length=60, blank=True, default="")
    until = models.CharField(max_length=60, blank=True, default="")
    scope = models.TextField(blank=True, default="")
    definition = models.TextField(blank=True, default="")
    method = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["article_id", "start", "id"]

    def __str__(self) -> str:
        return self.text


class Floor(models.Model):
    """What the register itself documented of a question on one day, by the question's definition. Append-only.

    `documented` counts persons with full name, date and place; `less` those of whom something of it is missing.
    `by_figure` holds for each figure how many of them fall into its own period, `release` what the register records of
    those on the question's release list ({} where there is none). `estimate` is what counting made of the lists, with
    its day (`estimating.told`; {} where nobody asked).
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="floors")
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    documented = models.PositiveIntegerField()
    less = models.PositiveIntegerField()
    records = models.PositiveIntegerField()
    lists = models.PositiveIntegerField()
    by_figure = VerbatimJSONField(default=dict)
    release = VerbatimJSONField(default=dict)
    estimate = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.documented}"


class Recount(models.Model):
    """How far the count of a question goes: up to which change it saw everything, when, and who waits for a new one."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="recount")
    seen = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.question_id}: {self.seen}"


class Grounds(models.TextChoices):
    """Why a name may stand on a public page."""

    CONSENT = "consent", _("The person, or their family, consented")
    PUBLIC_ROLE = "public role", _("The person speaks in public in their role")
    OFFICIAL = "official act", _("A court or another body made it public")
    NAMESAKE = "namesake", _("Another person of the same name is meant")


class NamedInPublic(models.Model):
    """That an administrator let the name of one person of the register stand on public pages, on which grounds.

    Taken back, the row stays.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="named_in_public")
    article = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="+")
    grounds = models.CharField(max_length=12, choices=Grounds)
    reason = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.grounds}"


class Rereading(models.Model):
    """That an article was read anew, by which reader after which, and what that changed (`rereading.Changed`)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="rereadings")
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    before = models.TextField()
    after = models.TextField()
    changes = VerbatimJSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.before} -> {self.after}"


class Fetch(models.Model):
    """That somebody asked for an article from an address on the web, and what came of it, by the background worker.

    `message` says why nothing came. `article` is None until it is read, and when its intake was undone.
    """

    class State(models.TextChoices):
        """How it stands with it."""

        WAITING = "waiting", _("waiting for its turn")
        DONE = "done", _("done")
        REFUSED = "refused", _("refused")

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id)
    address = models.TextField()
    source_name = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    message = models.TextField(default="")
    article = models.ForeignKey(Article, null=True, on_delete=models.SET_NULL, related_name="fetches")

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.address


class MailCap(models.Model):
    """How often one sender, receiver or address recommended in a day; `who` is a keyed digest. Kept for a day."""

    who = models.CharField(max_length=64)
    kind = models.CharField(max_length=10)
    since = models.DateTimeField()
    spent = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["who", "kind"], name="one_mail_cap")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.spent}"


class OptOut(models.Model):
    """That the owner of a mail address wants no recommendation, ever; `who` is a keyed digest, and all that is kept."""

    who = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return "opted out"
