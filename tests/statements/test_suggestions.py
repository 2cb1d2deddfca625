"""What a person may be asked to enter."""

from khabar.statements import read_statement


def suggested(text: str) -> set[tuple[str, str]]:
    return {(one.kind, one.text) for one in read_statement(text).suggestions}


def test_english() -> None:
    text = "Government forces dropped barrel bombs in the Dar Nour Massacre. Forty were held in Sahl Prison."
    found = suggested(text)
    assert {("event", "Dar Nour Massacre"), ("method", "barrel bombs"), ("place", "Sahl Prison")} <= found
    assert ("perpetrator", "Government forces") in found


def test_arabic() -> None:
    found = suggested("قتل 40 مدنياً في مجزرة البيضاء على يد قوات الدرع بالبراميل المتفجرة.")
    assert ("event", "مجزرة البيضاء") in found
    assert any(kind == "perpetrator" for kind, _text in found)
