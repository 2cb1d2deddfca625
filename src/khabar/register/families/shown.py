"""An enquiry as its pages show it: every question with its answer and what was understood of it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

from khabar.register.families import vault
from khabar.register.families.models import Enquiry
from khabar.register.families.steps import STEPS, Question
from khabar.register.families.understanding import understood


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, by name and label, with the words of its answer, and what they were read as."""

    name: str
    label: Promise
    words: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Section:
    """One step: its number and title, and what was answered in it."""

    number: int
    title: Promise
    answers: list[Answered]


def answers_of(enquiry: Enquiry) -> list[Section]:
    """Every step with its answers; questions that were left out are left out. Raises vault.Shut."""
    parts = vault.parts(enquiry)
    seen = str(parts.get("last", {}).get("seen_date", ""))
    sections = []
    for number, step in enumerate(STEPS, 1):
        said = parts.get(step.name, {})
        read = understood(step, said, seen)
        answers = [
            Answered(one.name, one.label, _words(one, said), read.get(one.name, ""))
            for one in step.questions
            if said.get(one.name)
        ]
        sections.append(Section(number, step.title, answers))
    return sections


def _words(question: Question, said: dict[str, Any]) -> str:
    words = str(said[question.name])
    return str(dict(question.choices).get(words, words))


def with_hints(form: forms.Form, read: dict[str, str]) -> list[tuple[forms.BoundField, str]]:
    """Each field of a form with what was understood of its answer."""
    return [(field, read.get(field.name, "")) for field in form]
