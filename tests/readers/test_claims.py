import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.formats import table
from khabar.model import Claim, ClaimKind, Locator, Record
from khabar.readers import Habits, read_values
from khabar.readers import claims as claims_of
from khabar.readers.claims import kind_of

EVENTS = [word for words in table("events").values() for word in words]
SAID = st.one_of(st.just(""), st.sampled_from(EVENTS), st.text("abاب ,", max_size=6))
HARMLESS = st.sampled_from(["", " in 2012", " (Homs)", " من حي الخالدية", ", returned to prison", " - عاد", ".", "!"])


def record_of(**values: str) -> Record:
    return Record("a list", "7", Locator(row=2), (), {key: text for key, text in values.items() if text})


def claims(record: Record) -> list[Claim]:
    return list(claims_of(record, read_values(record.values, Habits())))


@settings(deadline=None)
@given(event=SAID, status=SAID, event_date=SAID, event_place=SAID)
def test_every_record_makes_a_claim_and_each_has_its_own_id(**values: str) -> None:
    found = claims(record_of(**values))
    assert 1 <= len(found) <= 2
    assert [claim.ordinal for claim in found] == list(range(len(found)))
    assert len({claim.id for claim in found}) == len(found)
    assert found == (claims(record_of(**values)))
    assert {claim.verbatim for claim in found} <= {values["event"], values["status"]}


@settings(deadline=None)
@given(st.sampled_from(table("events")["listed_released"]), HARMLESS)
def test_released_is_never_seen_free(word: str, context: str) -> None:
    assert kind_of(word.upper() + context) == ClaimKind.LISTED_RELEASED


@settings(deadline=None)
@given(st.sampled_from(table("events")["reported_dead"]), HARMLESS)
def test_dead_is_never_more_than_reported(word: str, context: str) -> None:
    assert kind_of(word + context) == ClaimKind.REPORTED_DEAD


@pytest.mark.parametrize("kind", table("events"))
def test_every_word_of_the_table_makes_the_claim_it_stands_under(kind: str) -> None:
    assert {kind_of(word) for word in table("events")[kind]} == {kind}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Arbitrarily detained, later transferred", ClaimKind.TRANSFERRED),
        ("Detained without trial", ClaimKind.DETAINED),
        ("اعتقل من حي الخالدية", ClaimKind.DETAINED),
        ("sentenced to death", ClaimKind.SENTENCED),
        ("حُكم بالإعدام", ClaimKind.SENTENCED),
        ("sentenced to death and executed", ClaimKind.REPORTED_DEAD),
        ("met after release", ClaimKind.SEEN_FREE),
        ("لا يزال معتقلاً", ClaimKind.OTHER),
        ("لا يزال معتقل", ClaimKind.DETAINED),
        ("not released", ClaimKind.OTHER),
        ("missing, not released", ClaimKind.MISSING_SINCE),
        ("Arrested; never seen alive since", ClaimKind.DETAINED),
        ("never died", ClaimKind.OTHER),
        ("warden", ClaimKind.OTHER),
        ("deadline", ClaimKind.OTHER),
        ("؟", ClaimKind.OTHER),
    ],
)
def test_what_a_cell_says_is_what_is_claimed(words: str, kind: ClaimKind) -> None:
    assert kind_of(words) == kind


def test_a_row_that_says_nothing_still_lists_the_person() -> None:
    (claim,) = claims(record_of(name="سامي", event_date="2012", facility="فرع"))
    assert (claim.kind, claim.verbatim, claim.date, claim.facility) == (ClaimKind.LISTED, "", "2012", "فرع")


def test_event_and_status_make_a_claim_each_and_the_date_belongs_to_the_event() -> None:
    arrest, death = claims(record_of(event="Arrested", status="dead", event_date="3/2012", event_place="Homs"))
    assert (arrest.kind, arrest.date, arrest.date_verbatim, arrest.place) == (
        ClaimKind.DETAINED,
        "2012-03",
        "3/2012",
        "Homs",
    )
    assert (death.kind, death.date, death.date_verbatim, death.place) == (ClaimKind.REPORTED_DEAD, "", "", "")


def test_a_status_that_repeats_the_event_makes_no_second_claim() -> None:
    assert len(claims(record_of(event="Arrested", status="معتقل"))) == 1
    assert [claim.verbatim for claim in claims(record_of(event="fled", status="abroad"))] == ["fled", "abroad"]


def test_a_date_that_can_not_be_read_is_kept_as_it_stands() -> None:
    (claim,) = claims(record_of(event="arrested", event_date="في الليل"))
    assert (claim.date, claim.date_verbatim) == ("", "في الليل")
