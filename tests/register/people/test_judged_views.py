import pytest
from django.test import Client

from khabar.register.documents.models import Document, Revision, Source
from khabar.register.people.models import Claim, Person

pytestmark = pytest.mark.django_db


def hops(*bearers: str, initial: int = 0) -> dict[str, object]:
    data: dict[str, object] = {"hops-TOTAL_FORMS": len(bearers) + 1, "hops-INITIAL_FORMS": initial}
    for place, bearer in enumerate(bearers):
        data |= {f"hops-{place}-bearer": bearer, f"hops-{place}-kind": "hearsay", f"hops-{place}-ORDER": place + 1}
    return data


def test_a_claim_is_rated_with_a_reason_and_set_back(case_worker: Client, known: Person) -> None:
    claim = Claim.objects.filter(record__membership__person=known)[0]
    page = f"/claims/{claim.claim_id}/"
    said = {"do": "rate", "credibility": "2", "seen": "6", "reason": "two families agree"}
    assert case_worker.post(page, {**said, "reason": ""}).status_code == 400
    assert case_worker.post(page, said).status_code == 302
    assert case_worker.post(page, {**said, "credibility": "4"}).status_code == 400
    claim.refresh_from_db()
    assert claim.credibility == "2"
    assert "two families agree" in case_worker.get(page).content.decode()
    revision = Revision.objects.get()
    answer = case_worker.post(f"/revisions/{revision.pk}/back/", {"reason": "they don't"})
    assert answer["Location"] == page
    claim.refresh_from_db()
    assert (claim.credibility, Revision.objects.count()) == ("6", 2)


def test_three_hops_are_kept_in_order(case_worker: Client, known: Person) -> None:
    """Story 11: "page <- cousin <- released detainee" is three ordered hops."""
    claim = Claim.objects.filter(record__membership__person=known)[0]
    page = f"/claims/{claim.claim_id}/"
    data = hops("a released detainee", "a cousin", "a page")
    assert case_worker.post(page, {"do": "chain", "reason": "the cousin told us", **data}).status_code == 302
    claim.refresh_from_db()
    assert [hop["bearer"] for hop in claim.hops] == ["a released detainee", "a cousin", "a page"]
    turned = {**data, "hops-INITIAL_FORMS": 3, "hops-0-ORDER": 3, "hops-2-ORDER": 1, "hops-1-DELETE": "on"}
    assert case_worker.post(page, {"do": "chain", "reason": "the cousin was not there", **turned}).status_code == 302
    claim.refresh_from_db()
    assert [hop["bearer"] for hop in claim.hops] == ["a page", "a released detainee"]
    sheet = case_worker.get(f"/people/{known.public_id}/").content.decode()
    assert sheet.index("a page") < sheet.index("a released detainee")


def test_what_rests_on_a_document_is_said_before_it_is_retracted(case_worker: Client, known: Person) -> None:
    document = Document.objects.get(source__name="B")
    page = f"/documents/{document.public_id}/standing/"
    english = {"headers": {"accept-language": "en"}}
    assert "Persons it speaks of</dt><dd>1" in case_worker.get(page, **english).content.decode()
    said = {"do": "standing", "standing": "retracted", "seen": "stands", "reason": "the source took it back"}
    assert case_worker.post(page, said).status_code == 302
    sheet = case_worker.get(f"/people/{known.public_id}/", **english).content.decode()
    assert 'class="retracted"' in sheet
    assert "Presumed alive" in sheet


def test_a_source_is_rated_and_its_history_kept(case_worker: Client, known: Person) -> None:
    source = Source.objects.get(name="B")
    page = f"/sources/{source.public_id}/"
    assert (
        case_worker.post(page + "rate/", {"reliability": "C", "seen": "F", "reason": "seldom wrong"}).status_code == 302
    )
    assert case_worker.post(page + "rate/", {"reliability": "A", "seen": "F", "reason": "x"}).status_code == 400
    assert "seldom wrong" in case_worker.get(page).content.decode()
    assert f"/documents/{Document.objects.get(source=source).public_id}/" in case_worker.get(page).content.decode()
    assert case_worker.get(f"/lists/{known.memberships.all()[0].record.list.public_id}/").status_code == 200
    assert case_worker.get("/sources/").status_code == 200


def test_a_bearer_leads_to_what_came_through_it_and_back(case_worker: Client, known: Person) -> None:
    claim = Claim.objects.filter(record__document__source__name="C")[0]
    data = hops("A", "a cousin")
    page = f"/claims/{claim.claim_id}/"
    assert case_worker.post(page, {"do": "chain", "reason": "they told us", **data}).status_code == 302
    source = Source.objects.get(name="A")
    assert f'href="/sources/{source.public_id}/"' in case_worker.get(page).content.decode()
    assert f'href="/sources/{source.public_id}/"' in case_worker.get(f"/people/{known.public_id}/").content.decode()
    assert page in case_worker.get(f"/sources/{source.public_id}/").content.decode()
    document = Document.objects.get(source__name="B")
    said = {"do": "chain", "reason": "it says so itself", **hops("A", "B")}
    assert case_worker.post(f"/documents/{document.public_id}/standing/", said).status_code == 302
    other = case_worker.get(f"/sources/{document.source.public_id}/").content.decode()
    assert f'<a href="/sources/{source.public_id}/"><bdi>A</bdi></a> (1)' in other
    assert document.file_name in case_worker.get(f"/sources/{source.public_id}/").content.decode()
