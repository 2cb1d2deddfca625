"""Pages on which a person enters what a document says of somebody, and takes back what they entered."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khabar.model import BadInput
from khabar.register.accounts.drafts import draft_of, drop_draft, rows_of
from khabar.register.accounts.roles import Right, may, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.convert import chain_from_rows
from khabar.register.documents.models import Document, Record
from khabar.register.people import deciding, queries
from khabar.register.people.entering import enter, withdraw
from khabar.register.people.entry_forms import MentionForm, SaidForm
from khabar.register.people.forms import HopFormSet, ReasonForm
from khabar.register.people.models import Claim, Membership, Person

PAGE = 50


@needs(Right.TAKE_IN)
@require_safe
def choose_document(request: HttpRequest, public_id: str) -> HttpResponse:
    """In which document news of a person stands, the latest first."""
    person = queries.living(public_id)
    if person is None:
        raise Http404
    held = Document.objects.filter(intake__undo_began_at=None).select_related("source")
    page = Paginator(held, PAGE).get_page(request.GET.get("page"))
    return render(request, "people/choose_document.html", {"person": person, "page": page})


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter one claim of a document: of a record (`record`), or of somebody new, who may be a person already known."""
    document = get_object_or_404(Document.objects.select_related("source", "intake"), public_id=public_id)
    asked = request.GET.get("record", "")
    record = get_object_or_404(Record, pk=asked, document=document) if asked.isdigit() and len(asked) < 19 else None
    person = queries.living(request.GET.get("person", "")) if may(request.user, Right.REVIEW) else None
    form_name = f"enter {public_id} {asked or request.GET.get('person', '')}".strip()
    data = request.POST or None
    draft = {} if data else draft_of(user_of(request), form_name)
    mention = None if record else MentionForm(data, initial=draft, auto_id="who_%s")
    said, hops = SaidForm(data, initial=draft), HopFormSet(data, prefix="hops", initial=rows_of(draft, "hops"))
    refusal, status = "", 200
    if request.method == "POST":
        if all([form.is_valid() for form in (mention, said, hops) if form is not None]):  # noqa: C419 - all are checked
            try:
                made = _enter(request, document, record or mention, said, hops, person)
            except BadInput as error:
                refusal, status = str(error), 400
            else:
                drop_draft(user_of(request), form_name)
                return redirect("claim", made.claim_id)
        refusal = refusal or _("Nothing was kept yet. Look at what is marked below.")
    context = {
        "document": document,
        "record": record,
        "person": person,
        "mention": mention,
        "said": said,
        "hops": hops,
        "chain": chain_from_rows(document.chain),
        "draft": draft,
        "draft_name": form_name,
        "refusal": refusal,
    }
    return render(request, "people/new_claim.html", context, status=status)


@transaction.atomic
def _enter(
    request: HttpRequest,
    document: Document,
    of_whom: "Record | MentionForm | None",
    said: SaidForm,
    hops: "HopFormSet",  # type: ignore[valid-type]
    person: Person | None,
) -> Claim:
    chain = [form.hop for form in hops.ordered_forms if form.cleaned_data.get("bearer")]  # type: ignore[attr-defined]
    whom = of_whom if isinstance(of_whom, Record) else of_whom.cleaned_data if of_whom else {}
    claim = enter(document, whom, replace(said.said, hops=chain), user_of(request))
    minted = Membership.objects.select_related("person").get(record=claim.record).person
    if person is not None and person != minted and not isinstance(of_whom, Record):
        deciding.merge(person, minted, _("Entered as news of this person."), user_of(request))
    return claim


@needs(Right.REVIEW)
@require_POST
def withdraw_claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Take back a claim that was entered by hand, or let it stand again."""
    found, form = get_object_or_404(Claim, claim_id=claim_id), ReasonForm(request.POST)
    if form.is_valid():
        withdraw(found, form.cleaned_data["reason"], user_of(request), request.POST.get("withdrawn") == "1")
    return redirect("claim", claim_id)
