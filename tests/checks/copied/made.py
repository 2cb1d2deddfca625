"""Invented lists: people as somebody knows them, and lists of them by hands of their own."""

from random import Random

from khabar.checks import Line

GIVEN = [
    "أحمد",
    "محمد",
    "سمير",
    "فاطمة",
    "هبة",
    "ليلى",
    "خالد",
    "إبراهيم",
    "رنا",
    "يوسف",
    "عائشة",
    "مصطفى",
    "منى",
    "عمر",
]
FAMILY = [
    f"ال{a}{b}ي" for a in ("حل", "خو", "شا", "بص", "كر", "نج", "دو", "رف") for b in ("ب", "لان", "م", "را", "وت", "ار")
]
HABITS = [("أ", "ا"), ("إ", "ا"), ("ة", "ه"), ("ى", "ي")]

Person = dict[str, str]


def crowd(dice: Random, count: int) -> list[Person]:
    """People with names of four parts, mothers, births."""
    return [
        {
            "name": f"{dice.choice(GIVEN)} {dice.choice(GIVEN)} {dice.choice(GIVEN)} {dice.choice(FAMILY)}",
            "mother_name": dice.choice(GIVEN),
            "birth_date": str(1940 + dice.randrange(60)),
            "event_date": f"{2011 + dice.randrange(6)}-{1 + dice.randrange(12):02}",
        }
        for _ in range(count)
    ]


def by_hand(dice: Random, people: list[Person]) -> list[Person]:
    """The same people as another hand writes them, in an order of its own: spellings and dates waver."""
    rows = []
    for person in people:
        row = dict(person)
        for ours, theirs in HABITS:
            if dice.random() < 0.5:
                row["name"] = row["name"].replace(ours, theirs)
        if dice.random() < 0.5:
            row["mother_name"] = ""
        if dice.random() < 0.4:
            row["birth_date"] = str(int(row["birth_date"]) + dice.choice((-1, 1)))
        if dice.random() < 0.5:
            row["event_date"] = row["event_date"][:4]
        rows.append(row)
    dice.shuffle(rows)
    return rows


def with_slips(dice: Random, people: list[Person], share: float) -> list[Person]:
    """The same rows, with a letter doubled in the first name of some."""
    rows = []
    for person in people:
        row = dict(person)
        if dice.random() < share:
            place = 1 + dice.randrange(2)
            row["name"] = row["name"][:place] + row["name"][place] + row["name"][place:]
        rows.append(row)
    return rows


def lines(people: list[Person]) -> list[Line]:
    """As checks take them; empty texts left out."""
    return [Line("", {name: text for name, text in person.items() if text}) for person in people]
