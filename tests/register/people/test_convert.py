import pytest

from khabar import model
from khabar.register.documents.bulk import insert
from khabar.register.documents.models import Document, Record, RecordList, Source
from khabar.register.people.convert import CLAIM_COLUMNS, claim_from_row, claim_to_row
from khabar.register.people.models import Claim


@pytest.mark.django_db
def test_a_claim_comes_back() -> None:
    source = Source.objects.create(name="A")
    document = Document.objects.create(digest="0" * 64, size=1, file_name="x", form="csv", source=source)
    of_list = RecordList.objects.create(name="x")
    record = Record.objects.create(
        document=document, list=of_list, given_id="7", repeat=1, row=3, name="n", cells=[], values={}
    )
    kind = model.ClaimKind.TRANSFERRED
    claim = model.Claim(
        id=model.claim_id("x", "7#2", kind, 0),
        list_name="x",
        record_id="7#2",
        kind=kind,
        ordinal=0,
        verbatim="نقل",
        date="2012-02",
        date_verbatim="شباط 2012",
        place="حمص",
        pcode="SY04",
        facility="فرع",
        credibility=model.Credibility.POSSIBLE,
        hops=(model.Hop("cousin", model.HopKind.HEARSAY, "2013", "the year"),),
    )
    insert(Claim, CLAIM_COLUMNS, [claim_to_row(claim, record.pk, "فرع")])
    assert Claim.objects.get().facility_key == "فرع"
    assert claim_from_row(Claim.objects.get()) == claim
