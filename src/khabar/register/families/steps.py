"""The steps of an enquiry and what each asks. Only a name is needed; everything else helps."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `reads`: what its words are read as (name, date, age, place). `rows` above 1: a longer text."""

    name: str
    label: Promise
    hint: Promise | str = ""
    reads: str = ""
    rows: int = 1
    choices: tuple[tuple[str, Promise], ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Some questions that belong together, on one page. `name` is the part of the vault that keeps the answers."""

    name: str
    title: Promise
    questions: tuple[Question, ...]
    intro: Promise | str = ""


SEXES = (("", _("I do not say")), ("male", _("a man or a boy")), ("female", _("a woman or a girl")))
WHERE = _("A town, a quarter, a village: as you call it.")
WHEN = _("As you remember it. For example: 3/5/2012, spring 2012, around 2013.")

STEPS: tuple[Step, ...] = (
    Step(
        "who",
        _("Who are you looking for?"),
        (
            Question(
                "name",
                _("Full name"),
                _("In Arabic or Latin letters, in your own spelling."),
                reads="name",
                required=True,
            ),
            Question("other_names", _("Other names that people use"), _("A nickname, another spelling.")),
            Question("father_name", _("Father's name"), reads="name"),
            Question("grandfather_name", _("Grandfather's name"), reads="name"),
            Question("mother_name", _("Mother's name and family name"), reads="name"),
            Question("sex", _("Is this person"), choices=SEXES),
        ),
    ),
    Step(
        "birth",
        _("Birth and origin"),
        (
            Question("birth_date", _("When was this person born?"), WHEN, reads="date"),
            Question("age", _("Or how old was this person when last seen?"), reads="age"),
            Question("origin_place", _("Where does the family come from?"), WHERE, reads="place"),
        ),
    ),
    Step(
        "last",
        _("The last time"),
        (
            Question("seen_date", _("When was this person last seen, or last heard of?"), WHEN, reads="date"),
            Question("seen_place", _("Where was that?"), WHERE, reads="place"),
            Question("seen_by", _("Who saw this person?")),
            Question("with_whom", _("Who was with this person?")),
            Question("taken_by", _("If this person was taken: by whom, and where to?")),
            Question("told", _("What happened, in your own words"), _("As much or as little as you want."), rows=6),
        ),
    ),
    Step(
        "marks",
        _("How one knows this person"),
        (
            Question("height", _("Height and build")),
            Question("marks", _("Scars, birthmarks, teeth, tattoos, an illness"), rows=3),
            Question("clothes", _("Clothes and things, if you remember"), rows=2),
        ),
        _("Tell here what may help to know this person. It is read by a case worker only."),
    ),
    Step(
        "you",
        _("About you"),
        (
            Question("your_name", _("What may we call you?"), _("A first name is enough, or none.")),
            Question("relation", _("What are you to this person?"), _("For example: mother, brother, neighbour.")),
            Question(
                "contact",
                _("How can we reach you, if you want that?"),
                _("An e-mail address or a telephone number. With your card alone it works too."),
            ),
            Question("beware", _("What should we beware of when we contact you?"), rows=2),
        ),
        _("All of this is optional."),
    ),
)
