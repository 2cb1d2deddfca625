"""Asking what several sources count, sorting figures to it, and counting what the register documents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from khabar.model import BadInput
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.press import questions, recounting
from khabar.register.press.forms import QuestionForm
from khabar.register.press.models import Figure, Question
from khabar.register.press.thing_views import thing_page


@needs(Right.TAKE_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Begin a question; from a figure, with what it says."""
    figure = Figure.objects.filter(public_id=request.GET.get("figure", "")).first()
    begin = (
        {"counts": figure.counts, "place": figure.pcode, "since": figure.since, "until": figure.until} if figure else {}
    )
    form = QuestionForm(request.POST or None, initial=begin)
    if form.is_valid():
        made = questions.ask(form.facts(), user_of(request))
        if figure and figure.counts == made.counts:
            questions.answer(made, figure, user_of(request))
        return redirect("press-thing", "question", made.public_id)
    return render(request, "press/ask.html", {"form": form})


@needs(Right.TAKE_IN)
@require_POST
def sort(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that a figure answers this question, or no longer."""
    question = get_object_or_404(Question, public_id=public_id)
    figure = get_object_or_404(Figure, public_id=request.POST.get("figure", ""))
    try:
        if request.POST.get("answers") == "0":
            questions.leave(figure, user_of(request))
        else:
            questions.answer(question, figure, user_of(request))
    except BadInput as error:
        return thing_page(request, question, str(error))
    return redirect("press-thing", "question", public_id)


@needs(Right.TAKE_IN)
@require_POST
def count(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the worker count what the register itself documents of it today."""
    question = get_object_or_404(Question, public_id=public_id)
    recounting.ask_to_count(question, user_of(request))
    return redirect("press-thing", "question", public_id)
