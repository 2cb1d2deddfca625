"""A family's own pages: how the enquiry stands, what they allow, and how they take everything back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from khabar.model import BadInput
from khabar.register.families import actions, recognition, vault
from khabar.register.families.casework import notes
from khabar.register.families.casework.forms import MessageForm
from khabar.register.families.casework.sharing import given as given_files
from khabar.register.families.consents import consents_of
from khabar.register.families.forms import ConsentForm, QuestionForm
from khabar.register.families.giving.recipients import listed
from khabar.register.families.models import Enquiry, Purpose, State
from khabar.register.families.relay.lines import links_of
from khabar.register.families.sheet import sheets_of
from khabar.register.families.visits import for_any_card, for_family

METHODS = ["GET", "HEAD", "POST"]


@for_family
@require_safe
def mine(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """How the enquiry stands, and what can be done."""
    sheets = sheets_of(enquiry)
    context = {
        "enquiry": enquiry,
        "allowed": consents_of(enquiry),
        "sheets": sheets,
        "new": sum(sheet.new for sheet in sheets),
        "lines": len(notes.lines(enquiry, notes.MESSAGES)),
        "relays": len(links_of(enquiry)),
    }
    return render(request, "families/mine.html", context)


@for_family
@require_safe
def news(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """The answer sheet: every piece of news of the persons that were confirmed, made to be printed too."""
    sheets = sheets_of(enquiry)
    return render(request, "families/news.html", {"enquiry": enquiry, "sheets": sheets})


@for_family
@require_http_methods(METHODS)
def words(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """What case worker and family wrote to each other, and a box to write more."""
    form = MessageForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.write(enquiry, form.cleaned_data["text"])
        return redirect("words")
    context = {"enquiry": enquiry, "lines": notes.lines(enquiry, notes.MESSAGES), "form": form}
    return render(request, "families/words.html", context, status=400 if form.errors else 200)


@for_family
@require_http_methods(METHODS)
def question(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """A question that the family alone can answer. The answer is never shown again."""
    refusal, form = "", QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.set_question(enquiry, form.cleaned_data["question"], form.cleaned_data["answer"])
            return redirect("question")
        except BadInput as error:
            refusal = str(error)
    asked, left = recognition.question_of(enquiry)
    context = {"enquiry": enquiry, "asked": asked, "left": left, "form": form, "refusal": refusal}
    return render(request, "families/question.html", context, status=400 if refusal or form.errors else 200)


@for_family
@require_http_methods(METHODS)
def consent(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """What may be done with what was told: each purpose by itself, changed on any day."""
    given, refusal = {str(one) for one in consents_of(enquiry)}, ""
    kept, names = vault.get(enquiry, "recipients"), listed()
    named, chosen = kept.get("named", ""), list(kept.get("chosen", ()))
    names += [name for name in chosen if name not in names]
    form = ConsentForm(request.POST or None, names)
    if request.method == "POST" and form.is_valid():
        given, named = set(form.cleaned_data["given"]), form.cleaned_data["recipients"]
        chosen = form.cleaned_data["chosen"]
        try:
            actions.set_consents(enquiry, given, named, chosen)
            return redirect("mine" if enquiry.state == State.SENT else "check")
        except BadInput as error:
            refusal = str(error)
    context = {
        "enquiry": enquiry,
        "purposes": [(one, one in given) for one in Purpose],
        "named": named,
        "organisations": [(name, name in chosen) for name in names],
        "files": given_files(enquiry),
        "refusal": refusal,
        "form": form,
    }
    return render(request, "families/consent.html", context, status=400 if refusal or form.errors else 200)


@for_any_card
@require_http_methods(METHODS)
def withdraw(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    """Take everything back, after one question."""
    if request.method == "POST" and request.POST.get("sure") == "yes":
        actions.withdraw(enquiry)
        request.session.flush()
        return render(request, "families/withdrawn.html")
    return render(request, "families/withdraw.html", {"enquiry": enquiry})
